package vn.lienthong.console;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a credential was given out for (2-contracts, operations API). */
public enum Role {
    OBSERVER(Right.READ),
    OPERATOR(Right.READ, Right.FIND_PERSON, Right.REPAIR),
    AUDITOR(Right.READ, Right.FIND_PERSON, Right.LOG),
    ADMIN(Right.values());

    private final Set<Right> rights;

    Role(Right... rights) {
        this.rights = EnumSet.noneOf(Right.class);
        this.rights.addAll(Set.of(rights));
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** As it is written in the API, the database and on the command line: {@code observer}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other word */
    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
