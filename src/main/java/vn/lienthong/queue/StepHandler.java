package vn.lienthong.queue;

/** What a queue's worker runs: in the engine, a route. Decisions go into the step; a failure is thrown. */
@FunctionalInterface
public interface StepHandler {
    void handle(Step step) throws Exception;
}
