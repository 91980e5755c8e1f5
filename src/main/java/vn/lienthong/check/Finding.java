package vn.lienthong.check;

import java.util.List;

/**
 * What one check found. Never holds a secret, a person, or a partner's own words.
 *
 * @param code of the texts {@code minutes.what.<code>} and {@code minutes.how.<code>}
 * @param who must act; {@link Actor#US} and unread where nobody must
 * @param what was found
 * @param how to mend it; null where nothing is to be done
 */
public record Finding(String code, Outcome outcome, Actor who, Words what, Words how) {
    static Finding done(String code, Object... arguments) {
        return new Finding(code, Outcome.DONE, Actor.US, what(code, arguments), null);
    }

    static Finding warning(Actor who, String code, Object... arguments) {
        return of(Outcome.WARNING, who, code, arguments);
    }

    static Finding missing(Actor who, String code, Object... arguments) {
        return of(Outcome.MISSING, who, code, arguments);
    }

    static Finding notRun(Actor who, String code, Object... arguments) {
        return of(Outcome.NOT_RUN, who, code, arguments);
    }

    private static Finding of(Outcome outcome, Actor who, String code, Object... arguments) {
        return new Finding(
                code, outcome, who, what(code, arguments), Words.of("minutes.how." + code, texts(arguments)));
    }

    private static Words what(String code, Object... arguments) {
        return Words.of("minutes.what." + code, texts(arguments));
    }

    private static List<String> texts(Object... arguments) {
        return java.util.Arrays.stream(arguments).map(String::valueOf).toList();
    }
}
