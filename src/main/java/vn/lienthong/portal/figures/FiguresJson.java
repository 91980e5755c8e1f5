package vn.lienthong.portal.figures;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.BiConsumer;
import vn.lienthong.text.Times;

/** Figures as the operations API shows them (2-contracts, operations API) and as mappings read them. */
public final class FiguresJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FiguresJson() {}

    /** {@code total} and {@code procedures}, percentages as numbers. */
    public static ObjectNode numbers(PeriodFigures figures) {
        return period(figures, (node, percent) -> node.value(percent.doubleValue()));
    }

    /** The same with percentages as text, always two decimals: {@code "50.00"}. */
    static ObjectNode texts(PeriodFigures figures) {
        return period(figures, (node, percent) -> node.value(percent.toPlainString()));
    }

    /** A member of an object that waits for its value. */
    private record Member(ObjectNode object, String name) {
        void value(double number) {
            object.put(name, number);
        }

        void value(String text) {
            object.put(name, text);
        }
    }

    private static ObjectNode period(PeriodFigures figures, BiConsumer<Member, BigDecimal> percents) {
        ObjectNode json = JSON.objectNode()
                .put("period", figures.period().toString())
                .put("revision", figures.revision())
                .put("sentAt", text(figures.sentAt()));
        json.set("total", measures(JSON.objectNode(), figures.total(), percents));
        var procedures = json.putArray("procedures");
        figures.procedures()
                .forEach((code, of) -> measures(procedures.addObject().put("maTTHC", code), of, percents));
        return json;
    }

    private static String text(Instant at) {
        return at == null ? null : at.atZone(Times.VIETNAM).toOffsetDateTime().toString();
    }

    private static ObjectNode measures(ObjectNode to, Figures of, BiConsumer<Member, BigDecimal> percents) {
        to.put("received", of.received())
                .put("carriedOver", of.carriedOver())
                .put("total", of.total())
                .put("completed", of.completed())
                .put("onTime", of.onTime());
        percents.accept(new Member(to, "onTimePercent"), of.onTimePercent());
        to.put("late", of.late());
        percents.accept(new Member(to, "latePercent"), of.latePercent());
        to.put("notCompleted", of.notCompleted()).put("notCompletedWithin", of.notCompletedWithin());
        percents.accept(new Member(to, "notCompletedWithinPercent"), of.notCompletedWithinPercent());
        to.put("notCompletedOverdue", of.notCompletedOverdue());
        percents.accept(new Member(to, "notCompletedOverduePercent"), of.notCompletedOverduePercent());
        return to;
    }
}
