package vn.lienthong.demo;

import java.util.List;
import java.util.Locale;

/** What is filed and which way it goes. The first twenty of a demonstration show every path. */
public record Filing(Kind kind, DemoPath path) {
    /** What is asked for. */
    public enum Kind {
        BIRTH,
        DEATH,
        SINGLE_BIRTH,
        SINGLE_DEATH,
        MARRIAGE;

        /** Its text is {@code demo.kind.<key>}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final List<Filing> CAST = List.of(
            new Filing(Kind.BIRTH, DemoPath.REGISTERED),
            new Filing(Kind.BIRTH, DemoPath.NUMBER_LATER),
            new Filing(Kind.DEATH, DemoPath.REGISTERED),
            new Filing(Kind.BIRTH, DemoPath.SUPPLEMENTED),
            new Filing(Kind.DEATH, DemoPath.REJECTED),
            new Filing(Kind.MARRIAGE, DemoPath.SINGLE),
            new Filing(Kind.BIRTH, DemoPath.PULLED),
            new Filing(Kind.BIRTH, DemoPath.SUPPLEMENTED_BY_OFFICER),
            new Filing(Kind.DEATH, DemoPath.WITHDRAWN),
            new Filing(Kind.BIRTH, DemoPath.LATER_STEPS),
            new Filing(Kind.SINGLE_DEATH, DemoPath.SINGLE),
            new Filing(Kind.DEATH, DemoPath.LATER_STEP_FIRST),
            new Filing(Kind.BIRTH, DemoPath.STOPPED),
            new Filing(Kind.SINGLE_BIRTH, DemoPath.SINGLE),
            new Filing(Kind.DEATH, DemoPath.SUPPLEMENTED),
            new Filing(Kind.BIRTH, DemoPath.REJECTED_BY_OFFICER),
            new Filing(Kind.DEATH, DemoPath.PULLED),
            new Filing(Kind.BIRTH, DemoPath.REGISTERED),
            new Filing(Kind.DEATH, DemoPath.LATER_STEPS),
            new Filing(Kind.BIRTH, DemoPath.REJECTED));

    /** @param index from 0; after the last the cast begins again */
    static Filing of(int index) {
        return CAST.get(index % CAST.size());
    }

    boolean isSingle() {
        return path == DemoPath.SINGLE;
    }
}
