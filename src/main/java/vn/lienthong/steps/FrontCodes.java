package vn.lienthong.steps;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.dossier.Status;
import vn.lienthong.dossier.StatusTable;

/**
 * What each front calls our statuses: PM DVCLT by the table of statuses, another front by {@code
 * tables/<front>-statuses.csv} (columns status, code). A front is not told of a status that it has no code for.
 */
public final class FrontCodes {
    public static final String DVCLT = "dvclt";

    private final StatusTable statuses;
    private final RouteFiles files;
    private final Map<String, TableFile> tables = new ConcurrentHashMap<>();

    public FrontCodes(StatusTable statuses, RouteFiles files) {
        this.statuses = statuses;
        this.files = files;
    }

    /** Empty for a front that knows no such status, and for a sender that is no front. */
    public Optional<String> code(String front, Status status) {
        if (front.equals(DVCLT)) return statuses.dvcltCode(status);
        return tables.computeIfAbsent(front, name -> new TableFile(files, "tables/" + name + "-statuses.csv"))
                .row(status.name())
                .map(row -> row.get("code"));
    }

    /** What a front's code is in our words; empty where it has no such code. */
    public Optional<Status> status(String front, String code) {
        if (front.equals(DVCLT)) return statuses.byDvcltCode(code);
        return Arrays.stream(Status.values())
                .filter(status -> code(front, status).filter(code::equals).isPresent())
                .findFirst();
    }

    /** The queue of what is to be told to this front. */
    public static String queue(String front) {
        return front + "-status";
    }
}
