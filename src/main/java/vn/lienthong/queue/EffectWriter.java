package vn.lienthong.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes all effects of one kind that share a transaction. One call may carry the effects of many steps (group
 * commit), so a writer batches its statements. It never commits, rolls back or talks to anything but the connection.
 */
public interface EffectWriter<E extends Effect> {
    Class<E> effect();

    /** Writers run in ascending order: rows that others refer to first, the event log (900) last. */
    int order();

    /**
     * @throws Conflict when another transaction changed what an effect was decided on; the group is then split and only
     *     the step concerned is refused
     */
    void write(Connection connection, List<E> effects) throws SQLException;

    /** What a writer does with the effects of its kind; see {@link EffectWriter#write}. */
    @FunctionalInterface
    interface Body<E extends Effect> {
        void write(Connection connection, List<E> effects) throws SQLException;
    }

    static <E extends Effect> EffectWriter<E> of(Class<E> effect, int order, Body<E> body) {
        record Of<E extends Effect>(Class<E> effect, int order, Body<E> body) implements EffectWriter<E> {
            @Override
            public void write(Connection connection, List<E> effects) throws SQLException {
                body.write(connection, effects);
            }
        }
        return new Of<>(effect, order, body);
    }
}
