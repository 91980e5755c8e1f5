package vn.lienthong.inbound;

/** What arrived is not taken. Carries the answer; its message holds only the problem's code and field names. */
public final class Refused extends RuntimeException {
    private final transient Problem problem;

    public Refused(Problem problem) {
        super(problem.kind().code() + " " + problem.errors().keySet(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
