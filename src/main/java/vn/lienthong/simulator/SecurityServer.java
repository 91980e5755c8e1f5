package vn.lienthong.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import vn.lienthong.simulator.LedgerEntry.Breach;

/**
 * The adapter of a Security Server in front of the exchange platform: takes every call at {@code
 * /XrdAdapter/RestService/forward<path>} and wants to be told by {@code dstcode}, in the query or as a header, whom it
 * is for.
 */
final class SecurityServer {
    static final String PATH = "/XrdAdapter/RestService/forward";
    /** The civil registry here; a province is told its own. */
    static final String DSTCODE = "VN:GOV:000.00.00.G15:hotich";

    private final Ledger ledger;
    private final AtomicInteger forwarded = new AtomicInteger();
    private final AtomicInteger direct = new AtomicInteger();

    SecurityServer(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Calls that came through here, and those that went straight to the platform. */
    int forwarded() {
        return forwarded.get();
    }

    int direct() {
        return direct.get();
    }

    /** The call as the platform sees it; empty when it cannot be forwarded. */
    Optional<Request> forward(Request request) {
        if (!request.path().startsWith(PATH + "/")) {
            direct.incrementAndGet();
            return Optional.of(request);
        }
        String inQuery = parameter(request.query());
        String inHeader = request.header("dstcode");
        if (!DSTCODE.equals(inQuery.isEmpty() ? inHeader : inQuery)) {
            ledger.violation(Breach.BAD_DSTCODE, "", request.path());
            return Optional.empty();
        }
        forwarded.incrementAndGet();
        return Optional.of(request.at(request.path().substring(PATH.length()), request.body()));
    }

    private static String parameter(String query) {
        for (String pair : query.split("&"))
            if (pair.startsWith("dstcode="))
                return URLDecoder.decode(pair.substring("dstcode=".length()), StandardCharsets.UTF_8);
        return "";
    }
}
