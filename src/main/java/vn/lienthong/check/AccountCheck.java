package vn.lienthong.check;

import java.util.List;
import java.util.Optional;

/**
 * Whether a partner takes our account, tried by the running engine through its own route: what is found is what every
 * call will meet, Security Server and all.
 */
final class AccountCheck implements Check {
    @Override
    public List<Finding> run(Surroundings at, String partner) {
        if (at.optional("partner." + partner + ".url").isEmpty())
            return List.of(Finding.missing(Actor.US, "not-configured", "partner." + partner + ".url"));
        Optional<RunningEngine.LogIn> tried = at.engine().logIn(partner);
        if (tried.isEmpty()) return List.of(Finding.missing(Actor.US, "no-log-in-route", partner));
        RunningEngine.LogIn answer = tried.get();
        if (answer.accepted()) return List.of(Finding.done("account-accepted", partner));
        return List.of(refused(at, partner, answer));
    }

    private static Finding refused(Surroundings at, String partner, RunningEngine.LogIn answer) {
        boolean forwarded = at.behindSecurityServer(partner);
        switch (answer.reason()) {
            case "partner.credentials-refused":
                if (!partner.equals("ndxp")) return Finding.missing(Actor.US, "account-refused", partner);
                return Finding.missing(Actor.US, "key-refused", partner);
            case "partner.no-token":
                return Finding.missing(Actor.US, "account-refused", partner);
            case "partner.server-error", "partner.refused", "partner.not-json":
                if (!forwarded) break;
                return Finding.missing(
                        Actor.US,
                        "dstcode-refused",
                        at.optional("partner." + partner + ".dstcode").orElse("–"));
            default:
                break;
        }
        return new Finding(answer.reason(), Outcome.MISSING, Actor.ownerOf(partner), answer.text(), answer.action());
    }
}
