package vn.lienthong.queue;

import java.util.List;

/** The only way to change anything durable: all effects of a decision in one transaction. */
public interface Commits {
    /**
     * Returns once the transaction is committed.
     *
     * @throws Conflict when the decision was overtaken; nothing was written
     */
    void commit(List<? extends Effect> effects);

    /**
     * As {@link #commit}, and returns only once the commit is forced to the disk: for answers that accept something.
     */
    void commitDurably(List<? extends Effect> effects);
}
