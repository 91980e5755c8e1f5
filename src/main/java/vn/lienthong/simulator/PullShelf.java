package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * DVCLT's pull side (domain facts §4.1): list, detail and acknowledgement. A dossier stays until it is acknowledged.
 */
final class PullShelf {
    static final String PATH = "/api/lienthongdvclt/hosolienthong";

    private static final List<String> LISTED =
            List.of("maDonVi", "maTTHC", "module", "maHoSo", "ngayTiepNhan", "techId");

    private final Map<String, Offer> offers = new LinkedHashMap<>();
    private long lastId = 1000;

    private record Offer(JsonNode dossier, CompletableFuture<Boolean> taken) {}

    /** @param acknowledged number of the dossier this call took; @param misnamed number an acknowledgement got wrong */
    record Outcome(Answer answer, Optional<String> acknowledged, Optional<String> misnamed) {
        static Outcome of(Answer answer) {
            return new Outcome(answer, Optional.empty(), Optional.empty());
        }
    }

    static boolean serves(Request request) {
        return request.method().equals("GET")
                        && (request.path().equals(PATH) || request.path().startsWith(PATH + "/"))
                || request.method().equals("PUT") && request.path().startsWith(PATH + "/");
    }

    /** @return completes when it is acknowledged; of content that is laid out already, the same */
    synchronized CompletableFuture<Boolean> add(JsonNode dossier) {
        for (Offer offer : offers.values()) if (offer.dossier().equals(dossier)) return offer.taken();
        Offer offer = new Offer(dossier, new CompletableFuture<>());
        offers.put(Long.toString(++lastId), offer);
        return offer.taken();
    }

    synchronized int size() {
        return offers.size();
    }

    synchronized Outcome answer(Request request) {
        if (request.path().equals(PATH)) return Outcome.of(Answer.json(200, list()));
        String id = request.path().substring(PATH.length() + 1);
        Offer offer = offers.get(id);
        if (offer == null) return Outcome.of(Answer.problem(404, "Not Found"));
        return request.method().equals("GET")
                ? Outcome.of(Answer.json(200, detail(id, offer.dossier())))
                : acknowledge(id, offer, request.json());
    }

    private ObjectNode list() {
        ObjectNode answer = Wire.JSON.createObjectNode();
        ArrayNode data = answer.putArray("data");
        offers.forEach((id, offer) -> data.add(head(id, offer.dossier())));
        return answer;
    }

    /** JSON in JSON, holding XML. */
    private static ObjectNode detail(String id, JsonNode dossier) {
        ObjectNode answer = Wire.JSON.createObjectNode();
        answer.set("data", head(id, dossier).put("data", Wire.json(dossier)));
        return answer;
    }

    private static ObjectNode head(String id, JsonNode dossier) {
        ObjectNode head = Wire.JSON.createObjectNode().put("id", Long.parseLong(id));
        for (String field : LISTED) head.set(field, dossier.path(field).isMissingNode() ? null : dossier.get(field));
        return head;
    }

    private Outcome acknowledge(String id, Offer offer, JsonNode body) {
        String number = Wire.text(offer.dossier(), "maHoSo");
        boolean right =
                body.path("daNhan").asBoolean() && Wire.text(body, "maHoSo").equals(number);
        if (!right) return new Outcome(Answer.problem(400, "Bad Request"), Optional.empty(), Optional.of(number));
        offers.remove(id);
        offer.taken().complete(true);
        return new Outcome(
                Answer.json(200, Map.of("status", 200, "title", "Cập nhật thành công")),
                Optional.of(number),
                Optional.empty());
    }
}
