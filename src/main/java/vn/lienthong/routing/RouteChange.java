package vn.lienthong.routing;

/**
 * One file that was put in force, taken away, or would have been.
 *
 * @param file name as the routes know it, without its province
 * @param route id; empty for a mapping or a table
 * @param before hash of the content that was in force; empty if there was none
 * @param after hash of the content that is; empty for a file that is gone
 * @param actor operator, or {@code file:} and the account that owns the file
 */
public record RouteChange(String file, String route, Act act, String before, String after, String actor) {
    /** What became of the file. */
    public enum Act {
        ADDED,
        CHANGED,
        REMOVED
    }
}
