package vn.lienthong.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.sql.SqlConstants;
import org.apache.camel.support.DefaultExchange;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import vn.lienthong.queue.Dialect;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.QueueConsumer;
import vn.lienthong.queue.Step;
import vn.lienthong.queue.StepFailure;

/**
 * One statement of a route in a partner's database, with what is the same for every call of a partner: lease and window
 * check, limits, breaker, record. Only the body goes to the statement, so no header can change it. What the database
 * says is kept as its SQL state only: its words may quote a dossier.
 */
final class DatabaseCall implements Processor {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CamelContext context;
    private final Partners partners;
    private final String name;
    private final String service;
    private final Producer statement;

    /** @param service what the record of a dossier calls the statement */
    DatabaseCall(CamelContext context, Partners partners, String name, String service, Producer statement) {
        this.context = context;
        this.partners = partners;
        this.name = name;
        this.service = service;
        this.statement = statement;
    }

    @Override
    public void process(Exchange exchange) {
        Partner partner = partners.get(name);
        Step step = QueueConsumer.step(exchange);
        long start = System.nanoTime();
        String reason = "ok";
        try {
            partners.requireNoWindow(name);
            if (step != null) step.requireLease();
            Exchange call = new DefaultExchange(context);
            call.getIn().setBody(values(exchange.getMessage().getBody()));
            partner.within(() -> run(partner, call));
            exchange.getMessage().setBody(rows(call));
            partner.took(Duration.ofNanos(System.nanoTime() - start));
        } catch (StepFailure failure) {
            reason = failure.reason();
            throw failure;
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            if (step != null) ExchangeRecord.add(step, exchange, name, service, "", reason, took);
        }
    }

    private Void run(Partner partner, Exchange call) {
        boolean told = false;
        try {
            statement.process(call);
            if (call.getException() != null) throw call.getException();
            told = true;
            partner.served();
            return null;
        } catch (DataAccessException fault) {
            told = true;
            StepFailure failure = failure(fault);
            if (failure.errorClass() == ErrorClass.PARTNER_DOWN) partner.unusable();
            else partner.served();
            throw failure;
        } catch (StepFailure failure) {
            throw failure;
        } catch (Exception unforeseen) {
            // not itself: it may quote a value that could not be bound
            throw new StepFailure(
                    ErrorClass.BUG,
                    name,
                    "step.unexpected",
                    unforeseen.getClass().getSimpleName());
        } finally {
            if (!told) partner.unsure();
        }
    }

    private StepFailure failure(DataAccessException fault) {
        SQLException sql = sql(fault);
        String state = sql == null || sql.getSQLState() == null ? "-" : sql.getSQLState();
        if (fault instanceof DuplicateKeyException)
            // another worker has just written the row: the repeat will find it
            return new StepFailure(ErrorClass.PARTNER_BUSY, name, "partner.database-row-there", name);
        if (fault instanceof DataIntegrityViolationException)
            return new StepFailure(ErrorClass.PARTNER_REFUSED, name, "partner.database-refused", name, state);
        if (sql == null
                || Dialect.unreachable(sql)
                || fault instanceof TransientDataAccessException
                || fault instanceof NonTransientDataAccessResourceException)
            return new StepFailure(ErrorClass.PARTNER_DOWN, name, "partner.unreachable", name, "SQL " + state);
        return new StepFailure(ErrorClass.CONFIGURATION, name, "partner.database-statement", name, service, state);
    }

    private static SQLException sql(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException sql) return sql;
        return null;
    }

    /** The members of the body by name: text, numbers and flags as they are, what is deeper as JSON text. */
    private static Map<String, Object> values(Object body) {
        Map<String, Object> values = new HashMap<>();
        if (body instanceof ObjectNode object)
            object.properties().forEach(member -> values.put(member.getKey(), value(member.getValue())));
        return values;
    }

    private static Object value(JsonNode value) {
        if (value.isNull()) return null;
        if (value.isIntegralNumber()) return value.longValue();
        if (value.isNumber()) return value.decimalValue();
        if (value.isBoolean()) return value.booleanValue();
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private JsonNode rows(Exchange call) {
        Object body = call.getMessage().getBody();
        Object updated = call.getMessage().getHeader(SqlConstants.SQL_UPDATE_COUNT);
        if (updated != null) return JSON.createObjectNode().put("updated", ((Number) updated).longValue());
        if (body instanceof Collection<?> rows) {
            if (rows.size() > DatabaseComponent.MAX_ROWS)
                throw new StepFailure(
                        ErrorClass.CONFIGURATION,
                        name,
                        "partner.database-too-many-rows",
                        name,
                        service,
                        String.valueOf(DatabaseComponent.MAX_ROWS));
            var array = JSON.createArrayNode();
            rows.forEach(row -> array.add(row((Map<?, ?>) row)));
            return array;
        }
        return body instanceof Map<?, ?> row ? row(row) : JSON.createObjectNode();
    }

    /** Databases differ in how they spell a column; times are as the database writes them. */
    private static ObjectNode row(Map<?, ?> row) {
        ObjectNode object = JSON.createObjectNode();
        row.forEach((column, value) -> {
            String name = column.toString().toLowerCase(Locale.ROOT);
            if (value == null) object.putNull(name);
            else if (value instanceof Integer || value instanceof Long) object.put(name, ((Number) value).longValue());
            else object.put(name, value.toString());
        });
        return object;
    }
}
