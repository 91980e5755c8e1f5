package vn.lienthong.queue;

/**
 * Demands that nothing is unfinished in this line, of any queue and in any state, when the transaction commits; else
 * the decision is refused with {@link Conflict}. Changes nothing itself. The line is locked until the commit, so no
 * other process adds to it meanwhile.
 */
public record IdleLine(String line) implements Effect {}
