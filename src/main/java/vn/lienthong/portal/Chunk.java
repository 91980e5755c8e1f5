package vn.lienthong.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Dossiers that go to the portal in one call; the body of a message.
 *
 * @param update the portal has them
 * @param turns how often an addition became an update or the other way
 * @param alone one dossier split off a refused chunk: its message stands in the dossier's own line
 * @param dossiers their numbers in this engine
 */
record Chunk(long run, boolean update, int turns, boolean alone, List<String> dossiers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Chunk {
        dossiers = List.copyOf(dossiers);
    }

    static Chunk read(JsonNode body) {
        List<String> dossiers = new ArrayList<>();
        body.path("dossiers").forEach(number -> dossiers.add(number.asText()));
        return new Chunk(
                body.path("run").asLong(),
                body.path("update").asBoolean(),
                body.path("turns").asInt(),
                body.path("alone").asBoolean(),
                dossiers);
    }

    /** The message, with the line it waits in: the dossier's own where it is alone, else one of the run. */
    ObjectNode message() {
        ObjectNode body = JSON.createObjectNode()
                .put("run", run)
                .put("update", update)
                .put("turns", turns)
                .put("alone", alone);
        ArrayNode numbers = body.putArray("dossiers");
        dossiers.forEach(numbers::add);
        ObjectNode message =
                JSON.createObjectNode().put("line", alone ? dossiers.get(0) : "portal/" + run + "/" + dossiers.get(0));
        message.set("body", body);
        return message;
    }

    /** Two halves; one dossier left stands alone. */
    List<Chunk> halves() {
        int middle = (dossiers.size() + 1) / 2;
        return List.of(part(dossiers.subList(0, middle)), part(dossiers.subList(middle, dossiers.size())));
    }

    private Chunk part(List<String> some) {
        return new Chunk(run, update, turns, some.size() == 1, some);
    }

    Chunk turned() {
        return new Chunk(run, !update, turns + 1, alone, dossiers);
    }

    Chunk with(List<String> some) {
        return new Chunk(run, update, turns, alone, some);
    }
}
