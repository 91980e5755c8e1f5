package vn.lienthong.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.portal.catalogue.CatalogueLists;
import vn.lienthong.portal.catalogue.CatalogueOrders.Order;
import vn.lienthong.portal.catalogue.CatalogueState;
import vn.lienthong.portal.catalogue.Difference;
import vn.lienthong.portal.catalogue.Validity;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.QueueAdmin.Act;
import vn.lienthong.text.Times;

/** Seeing the portal's code lists and what changed in them, fetching them, accepting one that is held. */
final class CatalogueOperations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PortalDesk desk;

    CatalogueOperations(PortalDesk desk) {
        this.desk = desk;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "catalogues", this::all,
                "catalogue", this::one,
                "catalogueDifferences", this::differences,
                "acceptCatalogue", this::accept,
                "syncCatalogues", this::fetch);
    }

    private Answer all(Call call) {
        ArrayNode answer = JSON.arrayNode();
        for (String list : CatalogueLists.NAMES)
            answer.add(rendered(desk.catalogues().state(list)));
        return Answer.json(answer);
    }

    private ObjectNode rendered(CatalogueState state) {
        String service = desk.lists().service(state.name()).orElse(null);
        return JSON.objectNode()
                .put("name", state.name())
                .put("service", service)
                .put("state", word(state, service))
                .put("count", state.entries())
                .put("fetchedAt", Times.iso(state.fetchedAt()))
                .put("changedAt", Times.iso(state.changedAt()))
                .put("heldAt", Times.iso(state.heldAt()))
                .put("heldCount", state.held() ? state.heldEntries() : null);
    }

    private static String word(CatalogueState state, String service) {
        if (state.held()) return "held";
        if (service == null) return "off";
        return state.fetchedAt() == null ? "never" : "current";
    }

    private Answer one(Call call) {
        String list = found(call.path().get("list"));
        CatalogueState state = desk.catalogues().state(list);
        ObjectNode answer = JSON.objectNode()
                .put("name", list)
                .put("count", state.entries())
                .put("fetchedAt", Times.iso(state.fetchedAt()));
        ArrayNode entries = answer.putArray("entries");
        for (Validity one : desk.catalogues().entries(list))
            entries.addObject()
                    .put("code", one.entry().code())
                    .put("name", one.entry().name())
                    .put("validFrom", Times.iso(one.from()))
                    .put("validUntil", Times.iso(one.until()))
                    .set("content", content(one.entry().content()));
        return Answer.json(answer);
    }

    private static JsonNode content(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept as JSON, and is none");
        }
    }

    private Answer differences(Call call) {
        String list = found(call.path().get("list"));
        Instant since = call.moment("since");
        if (since == null) since = desk.catalogues().state(list).changedAt();
        ObjectNode answer = JSON.objectNode().put("name", list).put("since", Times.iso(since));
        ArrayNode changes = answer.putArray("changes");
        if (since != null) desk.catalogues().differences(list, since).forEach(line -> changes.add(rendered(line)));
        ArrayNode held = answer.putArray("held");
        desk.catalogues().heldDifferences(list).forEach(line -> held.add(rendered(line)));
        return Answer.json(answer);
    }

    private static ObjectNode rendered(Difference line) {
        return JSON.objectNode()
                .put("kind", line.kind().name().toLowerCase(Locale.ROOT))
                .put("code", line.code())
                .put("name", line.name())
                .put("at", Times.iso(line.at()));
    }

    private Answer accept(Call call) {
        String list = found(call.path().get("list"));
        Act act = call.act();
        List<Effect> effects = desk.catalogues()
                .accept(list, act.who(), act.why())
                .orElseThrow(() -> new Refusal(409, "nothing-held"));
        if (!call.isDryRun()) {
            try {
                desk.commits().commitDurably(effects);
            } catch (Conflict changedMeanwhile) {
                throw new Refusal(409, "changed-meanwhile");
            }
        }
        return Answer.json(rendered(desk.catalogues().state(list)));
    }

    private Answer fetch(Call call) {
        desk.requireConnection();
        String list = call.body().path("list").asText("");
        List<Order> orders =
                list.isEmpty() ? desk.orders().all() : desk.orders().of(found(list));
        if (orders.isEmpty()) throw new Refusal(409, "catalogue-off");
        List<Effect> effects = new ArrayList<>();
        orders.forEach(order -> effects.add(order.message()));
        effects.add(new LogEntry("catalogue.asked-for", "", call.operator().name(), Map.of("list", list)));
        desk.commits().commitDurably(effects);
        return Answer.json(202, JSON.objectNode().put("kind", "catalogues").put("queued", orders.size()));
    }

    private String found(String list) {
        if (!desk.lists().exists(list)) throw Refusal.unknown();
        return list;
    }
}
