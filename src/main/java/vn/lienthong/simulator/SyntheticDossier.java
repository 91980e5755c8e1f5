package vn.lienthong.simulator;

import java.util.Set;

/**
 * A dossier about nobody, in DVCLT's wire format.
 *
 * @param number LT number
 * @param version 1, or more for a supplement
 * @param module {@code KS} birth or {@code KT} death
 * @param registeredName the child's or the deceased's name, in NFC, as it must arrive
 * @param traits what is special about it
 * @param json the body of {@code POST /dvclt/v1/dossiers}
 */
public record SyntheticDossier(
        String number, int version, String module, String registeredName, Set<Trait> traits, String json) {

    /** What programs have stumbled over. */
    public enum Trait {
        UNUSUAL_NAME,
        ONE_WORD_NAME,
        /** Text arrives decomposed (NFD). */
        DECOMPOSED_TEXT,
        /** Born the same day to the same parents as the dossier before, and named alike but for the last word. */
        TWIN,
        MOTHER_OF_13,
        SPOUSES_UNDER_AGE,
        PARTIAL_DATES,
        FOREIGN_FATHER,
        FATHER_UNKNOWN,
        CANCELLED_FILE,
        /** The form used until 30/06/2025. */
        OLDER_FORM,
        /** An address as plain text instead of an element with children. */
        PLAIN_ADDRESS
    }

    /** Without the person: for logs. */
    @Override
    public String toString() {
        return number + " v" + version + " " + module + " " + traits;
    }
}
