package vn.lienthong.check;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import vn.lienthong.config.Secret;
import vn.lienthong.config.Settings;
import vn.lienthong.tls.ListenerTls;

/** Our own partner API, as the interlinked-services software meets it: open with its token, closed without. */
final class InboundDoor implements Check {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    /** Where partners are told to call, without a slash at the end. */
    static String url(Settings settings) {
        return settings.optional("check.inbound-url")
                .orElse((ListenerTls.partnerApi(settings).isPresent() ? "https" : "http") + "://127.0.0.1:"
                        + settings.number("lienthong.http.port"))
                .replaceAll("/+$", "");
    }

    @Override
    public List<Finding> run(Surroundings at, String caller) {
        URI door = URI.create(url(at.settings()) + "/dvclt/v1/dossiers");
        try {
            if (knock(at, door, Optional.empty()) != UNAUTHORIZED)
                return List.of(Finding.missing(Actor.US, "door-open", door));
            if (at.pullsOnly()) return List.of(Finding.done("door-not-used", door));
            if (at.callerToken().isEmpty()) return List.of(Finding.missing(Actor.US, "caller-token-not-given", door));
            int answer = knock(at, door, at.callerToken());
            if (answer == FORBIDDEN && isPinned(at, caller))
                return List.of(Finding.missing(Actor.US, "door-wants-certificate", door));
            if (answer == UNAUTHORIZED || answer == FORBIDDEN)
                return List.of(Finding.missing(Actor.US, "caller-token-refused", caller));
            if (answer == NOT_FOUND || answer >= SERVER_ERROR)
                return List.of(Finding.missing(Actor.US, "door-broken", door, answer));
            return List.of(Finding.done("door-good", door));
        } catch (SSLException refused) {
            return List.of(Finding.missing(
                    Actor.US, wantsCertificate(at) ? "door-wants-certificate" : "door-not-trusted", door));
        } catch (IOException closed) {
            return List.of(Finding.missing(Actor.PROVINCE, "door-unreachable", door));
        }
    }

    private static boolean wantsCertificate(Surroundings at) {
        return at.settings().text("lienthong.http.tls.client-auth").equals("required");
    }

    private static boolean isPinned(Surroundings at, String caller) {
        return !at.settings().list("caller." + caller + ".certificate-sha256").isEmpty();
    }

    /** Nothing that could be taken for a dossier; whoever may come in is told 400. */
    private static int knock(Surroundings at, URI door, Optional<Secret> token) throws IOException {
        return post(at.doorTrust(), at.settings().duration("check.timeout"), door, token, "{}");
    }

    /** @return the HTTP status */
    static int post(SSLContext trust, Duration timeout, URI address, Optional<Secret> token, String body)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.reveal()));
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .sslContext(trust)
                .connectTimeout(timeout)
                .build();
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }
}
