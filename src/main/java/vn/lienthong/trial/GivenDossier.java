package vn.lienthong.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import vn.lienthong.dossier.Changes;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.IncomingDossier;
import vn.lienthong.dossier.Status;
import vn.lienthong.engine.RouteBench;

/** Brings a dossier into the state a test begins with, the way it would have come there. */
final class GivenDossier {
    private static final String ACTOR = "trial";
    private static final String PAPER = "%PDF-1.4\n%%EOF\n";
    private static final Map<Status, List<Status>> WAYS = Map.of(
            Status.RECEIVED, List.of(),
            Status.ACCEPTED, List.of(Status.ACCEPTED),
            Status.FORWARDED, List.of(Status.ACCEPTED, Status.FORWARDED),
            Status.SUPPLEMENT_REQUIRED, List.of(Status.ACCEPTED, Status.FORWARDED, Status.SUPPLEMENT_REQUIRED),
            Status.REGISTERED, List.of(Status.ACCEPTED, Status.FORWARDED, Status.REGISTERED),
            Status.RETURNED, List.of(Status.ACCEPTED, Status.FORWARDED, Status.REGISTERED, Status.RETURNED),
            Status.REJECTED, List.of(Status.ACCEPTED, Status.FORWARDED, Status.REJECTED),
            Status.WITHDRAWN, List.of(Status.ACCEPTED, Status.WITHDRAWN),
            Status.STOPPED, List.of(Status.ACCEPTED, Status.STOPPED));

    private final RouteBench bench;
    private final SampleDossiers samples;

    GivenDossier(RouteBench bench, SampleDossiers samples) {
        this.bench = bench;
        this.samples = samples;
    }

    /**
     * @param given the test's {@code given.dossier}, or one of several
     * @throws IllegalArgumentException for a kind or status that does not exist
     */
    void make(JsonNode given, String number, String oneStopNumber) {
        String kind = given.path("kind").asText("birth");
        bench.intake().receive(incoming(given, kind, number), dossier -> List.of());
        boolean single = SampleDossiers.isSingle(kind);
        Status status = Status.valueOf(given.path("status").asText("RECEIVED"));
        String group = given.path("group").asText(single ? "single" : kind);
        if (!group.isEmpty()) commit(number, dossier -> bench.changes().assignGroup(dossier, group, ACTOR));
        String assigned =
                given.path("oneStopNumber").asText(single ? number : status == Status.RECEIVED ? "" : oneStopNumber);
        if (!assigned.isEmpty())
            commit(number, dossier -> bench.changes().assignOneStopNumber(dossier, assigned, ACTOR));
        for (Status next : WAYS.get(status)) {
            if (next == Status.REGISTERED && (given.has("result") || given.has("paper"))) {
                JsonNode result = given.has("result") ? given.get("result") : JsonNodeFactory.instance.objectNode();
                Changes.ResultPaper paper = paper(given);
                commit(number, dossier -> bench.changes().storeResult(dossier, result, paper, ACTOR));
            }
            commit(number, dossier -> bench.changes().enter(dossier, next, null, null, ACTOR));
        }
    }

    /** A result paper of that file name; null where none is given. */
    private Changes.ResultPaper paper(JsonNode given) {
        if (!given.has("paper")) return null;
        byte[] content = PAPER.getBytes(StandardCharsets.US_ASCII);
        String fileName = given.get("paper").asText();
        String address = bench.documents().put(content);
        return new Changes.ResultPaper(0, fileName, fileName, "application/pdf", content.length, address);
    }

    private void commit(String number, java.util.function.Function<Dossier, Changes.Changed> change) {
        Dossier dossier = bench.dossiers().find(number).orElseThrow();
        bench.commits().commit(change.apply(dossier).effects());
    }

    private IncomingDossier incoming(JsonNode given, String kind, String number) {
        ObjectNode body = samples.of(kind, number);
        if (body == null) throw new IllegalArgumentException(kind);
        if (given.has("procedure")) body.put("maTTHC", given.get("procedure").asText());
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        IncomingDossier read = SampleDossiers.isSingle(kind)
                ? bench.singleReader().read(bytes)
                : bench.reader().read(bytes);
        ObjectNode form = read.form().deepCopy();
        given.path("form").properties().forEach(field -> form.set(field.getKey(), field.getValue()));
        return new IncomingDossier(
                read.front(),
                read.number(),
                read.module(),
                read.procedure(),
                given.path("unit").asText(read.unit()),
                given.has("receivedAt") ? Instant.parse(given.get("receivedAt").asText()) : read.receivedAt(),
                read.technicalId(),
                form,
                read.documents(),
                read.searchNumbers(),
                StreamSupport.stream(given.path("warnings").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }
}
