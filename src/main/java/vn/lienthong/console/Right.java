package vn.lienthong.console;

import java.util.Locale;

/** What an operation asks for ({@code x-right} in the description). */
public enum Right {
    /** Dossiers, queues and partners, without personal data. */
    READ,
    /** Look up a dossier by the identification number of a person. */
    FIND_PERSON,
    REPAIR,
    LOG,
    /** Be given a dossier with its personal data, with a reason. */
    IN_CLEAR,
    ADMIN;

    static Right of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
