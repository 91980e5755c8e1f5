package vn.lienthong.queue;

/** The database did not take the decision, or its answer was lost: nothing may be taken as done. */
public final class StorageUnavailable extends RuntimeException {
    StorageUnavailable(Throwable cause) {
        super("storage unavailable: " + cause.getClass().getSimpleName(), cause);
    }
}
