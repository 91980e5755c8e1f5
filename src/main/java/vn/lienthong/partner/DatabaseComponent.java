package vn.lienthong.partner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.camel.Endpoint;
import org.apache.camel.Producer;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.support.ProcessorEndpoint;
import vn.lienthong.config.RouteFiles;

/**
 * {@code sql:STATEMENT} – one statement in the database of a partner that takes dossiers by its tables; as a producer
 * only, with the parameters {@code :#name} bound from the members of the body. {@code sql:resource:routes:FILE.sql} is
 * the statement in that file, as the province sees it. Gives the rows as JSON, by lower-case column name, or
 * {@code {updated: COUNT}}.
 */
public final class DatabaseComponent extends SqlComponent {
    /** Most rows that a statement of a route may give: what a dossier or a status has, not what a table holds. */
    static final int MAX_ROWS = 1_000;

    private static final String FILE = "resource:routes:";

    private final Partners partners;
    private final String partner;
    private final Duration timeout;
    private final RouteFiles files;

    /**
     * @param partner whose database it is
     * @param source null when it is not configured: every statement then parks its message, saying so
     * @param timeout of one statement, counted in whole seconds, at least one
     */
    public DatabaseComponent(Partners partners, String partner, DataSource source, Duration timeout, RouteFiles files) {
        this.partners = partners;
        this.partner = partner;
        this.files = files;
        this.timeout = timeout;
        setDataSource(source);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (getDataSource() == null) return new ProcessorEndpoint(uri, this, exchange -> partners.get(partner));
        parameters.put("template.queryTimeout", (int) Math.max(1, timeout.toSeconds()));
        parameters.put("template.maxRows", MAX_ROWS + 1); // one more shows that there are too many
        Endpoint statement = super.createEndpoint(uri, statement(remaining), parameters);
        getCamelContext().addService(statement);
        Producer producer = statement.createProducer();
        getCamelContext().addService(producer);
        String service = remaining.startsWith(FILE) ? name(remaining) : "sql";
        return new ProcessorEndpoint(
                uri, this, new DatabaseCall(getCamelContext(), partners, partner, service, producer));
    }

    /** Without comments, which would hide a parameter or a quote from whoever binds them. */
    private String statement(String remaining) throws IOException {
        if (!remaining.startsWith(FILE)) return remaining;
        String name = remaining.substring(FILE.length());
        Path file = files.find(name).orElseThrow(() -> new IllegalArgumentException("no file routes/" + name));
        return Files.readString(file)
                .lines()
                .filter(line -> !line.stripLeading().startsWith("--"))
                .collect(Collectors.joining("\n"));
    }

    private static String name(String remaining) {
        return remaining.substring(remaining.lastIndexOf('/') + 1).replace(".sql", "");
    }
}
