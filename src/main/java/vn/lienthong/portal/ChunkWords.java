package vn.lienthong.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.Reported;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.QueueConsumer;
import vn.lienthong.queue.Step;
import vn.lienthong.queue.StepFailure;

/** The words about one chunk: reading it, and what becomes of it by the portal's answer. */
final class ChunkWords {
    private static final String CHUNK = "lienthong.portal-chunk";
    private static final String DOSSIERS = "lienthong.portal-dossiers";
    /** Exchange variable in which the route keeps what it sent. */
    private static final String SENT = "portalSent";
    /** An answer that turns an addition into an update and back again is a refusal. */
    private static final int MOST_TURNS = 2;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PortalServices services;
    private final PortalTables tables;
    private final PortalRecords records;

    ChunkWords(PortalServices services) {
        this.services = services;
        this.tables = new PortalTables(services.dataSource());
        this.records = new PortalRecords(services);
    }

    /**
     * {@code portal:read-dossiers} – body afterwards: {@code {update, dossiers: [record]}} of those the portal has not
     * seen yet; ends the step if it has seen them all.
     */
    void readDossiers(Exchange exchange) {
        Chunk chunk = chunk(exchange);
        List<Dossier> wanted = dossiers(chunk);
        Map<Long, PortalTables.Seen> seen =
                tables.seen(wanted.stream().map(Dossier::id).toList());
        List<Dossier> dossiers = wanted.stream()
                .filter(dossier -> chunk.alone() || seen.get(dossier.id()).unsent())
                .toList();
        drop(exchange, chunk, wanted.size() - dossiers.size());
        if (dossiers.isEmpty()) {
            exchange.setRouteStop(true);
            return;
        }
        keep(exchange, chunk.with(dossiers.stream().map(Dossier::number).toList()), dossiers);
        ObjectNode body = JSON.createObjectNode().put("update", chunk.update());
        ArrayNode array = body.putArray("dossiers");
        dossiers.forEach(dossier -> array.add(records.whole(dossier)));
        exchange.getMessage().setBody(body);
    }

    /** {@code portal:dossiers-taken} – the portal has taken the chunk. */
    void dossiersTaken(Exchange exchange) {
        Chunk chunk = kept(exchange);
        Instant now = services.clock().instant();
        List<DossiersTaken.Taken> taken = new ArrayList<>();
        List<Effect> effects = new ArrayList<>();
        for (Dossier dossier : keptDossiers(exchange)) {
            taken.add(new DossiersTaken.Taken(dossier.id(), dossier.revision()));
            effects.add(new Reported(
                    dossier,
                    "portal",
                    services.statuses().portalCode(dossier.status()).orElse(""),
                    now));
        }
        effects.add(new DossiersTaken(chunk.run(), !chunk.update(), taken, now));
        long incomplete = sent(exchange).path("incomplete").asLong();
        if (incomplete > 0) effects.add(new RunMoved(chunk.run(), 0, false, incomplete, now));
        effects.forEach(QueueConsumer.step(exchange)::add);
    }

    /**
     * {@code portal:read-progress?rows=} – body afterwards: {@code [{…record, progress: {status, at, …}}]}, at most so
     * many rows, each dossier's in order; ends the step if none is missing.
     */
    void readProgress(Exchange exchange, int most) {
        Chunk chunk = chunk(exchange);
        List<Dossier> dossiers = dossiers(chunk);
        Map<Long, PortalTables.Seen> seen =
                tables.seen(dossiers.stream().map(Dossier::id).toList());
        ProgressPart part = new ProgressPart(most);
        for (Dossier dossier : dossiers) {
            if (part.isFull()) break;
            part.add(
                    dossier,
                    services.queries().statuses(dossier),
                    seen.get(dossier.id()).progressRows(),
                    records);
        }
        keep(exchange, chunk, dossiers);
        exchange.setProperty(ProgressPart.PROPERTY, part);
        if (part.rows().isEmpty()) {
            progressTaken(exchange);
            exchange.setRouteStop(true);
            return;
        }
        exchange.getMessage().setBody(part.rows());
    }

    /**
     * {@code portal:progress-taken} – body afterwards: {@code {chunks: [{line, body}]}} with what is left of the chunk.
     */
    void progressTaken(Exchange exchange) {
        Chunk chunk = kept(exchange);
        ProgressPart part = exchange.getProperty(ProgressPart.PROPERTY, ProgressPart.class);
        QueueConsumer.step(exchange)
                .add(new ProgressTaken(
                        chunk.run(),
                        part.rows().size(),
                        part.taken(),
                        services.clock().instant()));
        List<String> left = chunk.dossiers().stream()
                .filter(number -> !part.completed().contains(number))
                .toList();
        chunks(exchange, left.isEmpty() ? List.of() : List.of(chunk.with(left)));
    }

    /**
     * {@code portal:turn} – the portal has what we wanted to add, or has not what we wanted to update: body afterwards
     * {@code {chunks}} that go the other way; a chunk of several is halved first, for not all of them need be meant.
     */
    void turn(Exchange exchange) {
        Chunk chunk = kept(exchange);
        if (chunk.dossiers().size() > 1) chunks(exchange, chunk.halves());
        else if (chunk.turns() >= MOST_TURNS) throw park(exchange, chunk, RunKind.DOSSIERS);
        else chunks(exchange, List.of(chunk.turned()));
    }

    /**
     * {@code portal:refused?kind=} – body afterwards {@code {chunks}}: the halves of the chunk. One dossier alone is
     * parked, with the portal's words.
     */
    void refused(Exchange exchange, RunKind kind) {
        Chunk chunk = kept(exchange);
        if (chunk.dossiers().size() > 1) chunks(exchange, chunk.halves());
        else if (!chunk.alone())
            chunks(exchange, List.of(new Chunk(chunk.run(), chunk.update(), chunk.turns(), true, chunk.dossiers())));
        else throw park(exchange, chunk, kind);
    }

    /** {@code portal:forgotten} – the portal does not know a dossier any more: the next run adds it. */
    void forgotten(Exchange exchange) {
        Chunk chunk = kept(exchange);
        if (chunk.dossiers().size() > 1) {
            chunks(exchange, chunk.halves());
            return;
        }
        QueueConsumer.step(exchange)
                .add(new DossierForgotten(
                        chunk.run(),
                        keptDossiers(exchange).get(0).id(),
                        services.clock().instant()));
        chunks(exchange, List.of());
    }

    private StepFailure park(Exchange exchange, Chunk chunk, RunKind kind) {
        Dossier dossier = keptDossiers(exchange).get(0);
        Step step = QueueConsumer.step(exchange);
        step.addEvenIfFailed(new DossierRefused(
                chunk.run(),
                kind,
                dossier.id(),
                dossier.revision(),
                services.clock().instant()));
        String words =
                exchange.getMessage().getBody(JsonNode.class).path("message").asText("");
        return new StepFailure(
                ErrorClass.PARTNER_REFUSED,
                "portal",
                "portal.refused",
                dossier.number(),
                PortalReason.masked(words, sent(exchange)));
    }

    private static JsonNode sent(Exchange exchange) {
        Object sent = exchange.getVariable(SENT);
        if (sent instanceof JsonNode json) return json;
        try {
            return JSON.readTree(String.valueOf(sent));
        } catch (com.fasterxml.jackson.core.JsonProcessingException unreadable) {
            throw new IllegalStateException("the variable " + SENT + " is not JSON");
        }
    }

    private static void chunks(Exchange exchange, List<Chunk> chunks) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode messages = body.putArray("chunks");
        chunks.forEach(chunk -> messages.add(chunk.message()));
        exchange.getMessage().setBody(body);
    }

    private void drop(Exchange exchange, Chunk chunk, int count) {
        if (count > 0)
            QueueConsumer.step(exchange)
                    .add(new RunMoved(
                            chunk.run(), -count, false, 0, services.clock().instant()));
    }

    private List<Dossier> dossiers(Chunk chunk) {
        return chunk.dossiers().stream()
                .map(number -> services.queries()
                        .find(number)
                        .orElseThrow(() -> new StepFailure(ErrorClass.BUG, "", "dossier.unknown", number)))
                .toList();
    }

    private static Chunk chunk(Exchange exchange) {
        return Chunk.read(exchange.getMessage().getBody(JsonNode.class));
    }

    private static void keep(Exchange exchange, Chunk chunk, List<Dossier> dossiers) {
        exchange.setProperty(CHUNK, chunk);
        exchange.setProperty(DOSSIERS, dossiers);
        exchange.getMessage()
                .setHeader("dossierIds", dossiers.stream().map(Dossier::id).toList());
    }

    private static Chunk kept(Exchange exchange) {
        return exchange.getProperty(CHUNK, Chunk.class);
    }

    @SuppressWarnings("unchecked")
    private static List<Dossier> keptDossiers(Exchange exchange) {
        return exchange.getProperty(DOSSIERS, List.class);
    }
}
