package vn.lienthong.portal.catalogue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import vn.lienthong.dossier.Parameters;
import vn.lienthong.queue.NewMessage;

/** What is to be fetched now, one message per call of the portal: the clock and a person ask for the same. */
public final class CatalogueOrders {
    /** Where messages wait to be fetched. */
    public static final String QUEUE = "catalogue-fetch";

    private final CatalogueLists lists;
    private final Supplier<Collection<String>> procedures;
    private final Clock clock;

    /** @param procedures codes at the portal of the procedures this province has */
    public CatalogueOrders(CatalogueLists lists, Supplier<Collection<String>> procedures, Clock clock) {
        this.lists = lists;
        this.procedures = procedures;
        this.clock = clock;
    }

    /**
     * One order.
     *
     * @param line keeps the fetches of one list, or of one procedure, in order
     * @param body {@code {list, procedure, at}}, procedure only for its details
     */
    public record Order(String line, ObjectNode body) {
        public NewMessage message() {
            return new NewMessage(
                    QUEUE,
                    line,
                    body.toString(),
                    Duration.ZERO,
                    line + "/" + body.path("at").asText());
        }
    }

    /** Every list that is on. */
    public List<Order> all() {
        List<Order> orders = new ArrayList<>();
        lists.on().forEach(list -> orders.addAll(of(list)));
        return orders;
    }

    /** One list; none when it is off. */
    public List<Order> of(String list) {
        if (lists.service(list).isEmpty()) return List.of();
        if (!list.equals(CatalogueLists.PROCEDURE_DETAILS)) return List.of(order("catalogue-" + list, list));
        List<Order> orders = new ArrayList<>();
        for (String procedure : procedures.get()) {
            Order order = order("catalogue-" + list + "-" + procedure, list);
            order.body().put("procedure", procedure);
            orders.add(order);
        }
        return orders;
    }

    private Order order(String line, String list) {
        String at = Parameters.now(clock).toString();
        return new Order(
                line, JsonNodeFactory.instance.objectNode().put("list", list).put("at", at));
    }
}
