package vn.lienthong.engine;

/** How often a crash test kills the engine: {@code -Dkills}. */
final class Kills {
    /** Of the whole birth group, on each database. */
    static final int OF_THE_ENGINE = Integer.getInteger("kills", 10);
    /** Of one more partner or one more command, by the same engine. */
    static final int OF_ONE_PART = Math.max(1, OF_THE_ENGINE / 2);

    private Kills() {}
}
