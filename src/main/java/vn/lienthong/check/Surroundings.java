package vn.lienthong.check;

import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Secret;
import vn.lienthong.config.Settings;

/**
 * What a check may look at.
 *
 * @param trust whose certificates are believed of partners
 * @param doorTrust the same of our own partner API, and what certificate of a caller is shown there
 * @param callerToken what the interlinked-services software shows us; empty: nobody gave it
 * @param testDossierAllowed in production only when somebody said so
 * @param dossier one that a partner sent, to be followed instead of sending one of our own
 */
public record Surroundings(
        Settings settings,
        RouteFiles files,
        RunningEngine engine,
        SSLContext trust,
        SSLContext doorTrust,
        Clock clock,
        Optional<Secret> callerToken,
        boolean testDossierAllowed,
        Optional<String> dossier) {
    /** A setting that this version of the engine may not have yet. */
    Optional<String> optional(String key) {
        boolean known = settings.keys().stream().anyMatch(one -> one.name().equals(key));
        return known ? settings.optional(key) : Optional.empty();
    }

    /** Dossiers are fetched there, and nobody may send us any. */
    boolean pullsOnly() {
        return settings.flag("partner.dvclt.pull.enabled")
                && settings.list("caller.dvclt.token-sha256").isEmpty();
    }

    boolean behindSecurityServer(String partner) {
        return optional("partner." + partner + ".mode").filter("ss"::equals).isPresent();
    }
}
