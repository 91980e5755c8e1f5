package vn.lienthong.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Map;
import vn.lienthong.feedback.Ratings;

/** How citizens rated the work of a month. */
final class RatingOperations {
    private final Ratings ratings;

    RatingOperations(Ratings ratings) {
        this.ratings = ratings;
    }

    Map<String, Operation> operations() {
        return Map.of("ratings", this::summary);
    }

    private Answer summary(Call call) {
        String asked = call.query().get("period");
        YearMonth period = asked == null ? ratings.thisMonth() : YearMonth.parse(asked);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("period", period.toString());
        ArrayNode rows = answer.putArray("ratings");
        for (Ratings.Summary of : ratings.summary(period)) {
            ObjectNode row = rows.addObject()
                    .put("dimension", of.dimension())
                    .put("count", of.count())
                    .put("average", average(of));
            ObjectNode scores = row.putObject("scores");
            of.scores().forEach((score, count) -> scores.put(Integer.toString(score), count));
        }
        return Answer.json(answer);
    }

    /** Two decimals, rounded half up. */
    private static String average(Ratings.Summary of) {
        return BigDecimal.valueOf(of.sum())
                .divide(BigDecimal.valueOf(of.count()), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
