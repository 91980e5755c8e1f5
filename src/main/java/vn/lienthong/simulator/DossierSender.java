package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.LedgerEntry.Kind;

/** Delivers dossiers to the engine, at least once, until each is acknowledged or refused for good. */
final class DossierSender {
    private static final int CONNECTIONS = 64;

    private final Vertx vertx;
    private final HttpClient client;
    private final SimulatorOptions.Dossiers options;
    private final String path;
    private final Ledger ledger;

    /** A dossier under way. */
    private record Parcel(
            URI target, String number, int version, String body, CompletableFuture<Boolean> acknowledged) {}

    /** @param path of the engine's partner API that takes them */
    DossierSender(Vertx vertx, SimulatorOptions.Dossiers options, String path, Ledger ledger) {
        this.vertx = vertx;
        this.options = options;
        this.path = path;
        this.ledger = ledger;
        this.client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    CompletableFuture<Boolean> send(URI engine, String number, int version, String body) {
        Parcel parcel = new Parcel(
                URI.create(engine.toString().replaceAll("/$", "") + path),
                number,
                version,
                body,
                new CompletableFuture<>());
        deliver(parcel, options.firstRetry());
        return parcel.acknowledged();
    }

    private void deliver(Parcel parcel, Duration nextDelay) {
        RequestOptions call = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(parcel.target().toString())
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Authorization", "Bearer " + options.token())
                .setTimeout(options.timeout().toMillis());
        WholeAnswer.to(client, call, parcel.body())
                .onSuccess(answer -> judge(parcel, answer, nextDelay))
                .onFailure(noAnswer -> again(parcel, nextDelay, 0));
    }

    /** The receiver's own wish, or 0. */
    private static long waitSeconds(WholeAnswer answer) {
        return answer.retryAfter().matches("\\d{1,6}") ? Long.parseLong(answer.retryAfter()) : 0;
    }

    private void judge(Parcel parcel, WholeAnswer answer, Duration nextDelay) {
        int status = answer.status();
        if (status == 200) acknowledged(parcel, answer, nextDelay);
        else if (status == 429 || status >= 500) again(parcel, nextDelay, waitSeconds(answer));
        else {
            ledger.record(Kind.REFUSED, parcel.number(), Integer.toString(status), parcel.version(), "", "push");
            parcel.acknowledged().complete(false);
        }
    }

    private void acknowledged(Parcel parcel, WholeAnswer whole, Duration nextDelay) {
        JsonNode answer;
        try {
            answer = Wire.object(whole.body());
        } catch (Wire.Malformed page) {
            again(parcel, nextDelay, 0);
            return;
        }
        if (!answer.path("daNhan").asBoolean() || !parcel.number().equals(Wire.text(answer, "maHoSo"))) {
            ledger.violation(Breach.BAD_ACKNOWLEDGEMENT, parcel.number(), "daNhan, maHoSo");
            again(parcel, nextDelay, 0);
            return;
        }
        ledger.record(
                Kind.DELIVERED,
                parcel.number(),
                answer.path("trungLap").asBoolean() ? "repeat" : "new",
                answer.path("lanNop").asInt(),
                Wire.sha256(parcel.body()),
                "");
        parcel.acknowledged().complete(true);
    }

    private void again(Parcel parcel, Duration delay, long wishedSeconds) {
        Duration wished = Duration.ofSeconds(wishedSeconds);
        Duration wait = wished.compareTo(delay) > 0 ? shorter(wished, options.lastRetry()) : delay;
        vertx.setTimer(
                Math.max(1, wait.toMillis()),
                timer -> deliver(parcel, shorter(delay.multipliedBy(2), options.lastRetry())));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
