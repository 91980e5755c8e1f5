package vn.lienthong.cli;

/** How a command ends (3-architecture, command line). */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FOUND_FAULTS = 1;
    public static final int WRONG_USE = 2;
    public static final int CANNOT_REACH = 3;

    private ExitCode() {}
}
