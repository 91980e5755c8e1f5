package vn.lienthong.demo;

import java.util.List;
import vn.lienthong.simulator.Scenario;

/**
 * What the partners of one dossier must have seen in the end (1-product, dossier life cycle).
 *
 * @param name of its text {@code demo.path.<name>}
 * @param callbacks codes DVCLT takes, in order
 * @param versions submitted by the citizen
 * @param last status the one-stop system must have been told
 */
public record ExpectedPath(String name, List<Integer> callbacks, int versions, String last) {
    private static final ExpectedPath REGISTERED =
            new ExpectedPath("registered", List.of(1, 3, 7, 4, 5), 1, "REGISTERED");
    private static final ExpectedPath SUPPLEMENTED =
            new ExpectedPath("supplemented", List.of(1, 3, 7, 2, 1, 3, 7, 4, 5), 2, "REGISTERED");
    private static final ExpectedPath REJECTED = new ExpectedPath("rejected", List.of(1, 3, 7, 6), 1, "REJECTED");

    static ExpectedPath of(Scenario scenario) {
        return switch (scenario) {
            case REGISTER, SLOW -> REGISTERED;
            case SUPPLEMENT_ONCE -> SUPPLEMENTED;
            case REJECT -> REJECTED;
        };
    }
}
