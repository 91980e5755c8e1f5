package vn.lienthong.steps;

import java.time.LocalDate;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/**
 * {@code table:NAME?header=H} – replaces a header's code by the second column of {@code tables/NAME.csv}. Where there
 * is no such table the code stays; where the table has no row for it the dossier is parked, naming table and code. Of a
 * code with several rows the one in force on the day of the dossier's reception counts (columns from, to).
 */
public final class TableComponent extends DefaultComponent {
    /** Header with that day, a {@code LocalDate}; set wherever a dossier is read. */
    static final String DATE_HEADER = "receivedOn";

    private final RouteFiles files;

    public TableComponent(RouteFiles files) {
        this.files = files;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) {
        String header = getAndRemoveParameter(parameters, "header", String.class);
        if (header == null) throw new IllegalArgumentException("table:" + name + " needs header=");
        TableFile table = new TableFile(files, "tables/" + name + ".csv");
        return new ProcessorEndpoint(uri, this, exchange -> translate(exchange, table, name, header));
    }

    private static void translate(Exchange exchange, TableFile table, String name, String header) {
        if (table.path().isEmpty()) return;
        String code = exchange.getMessage().getHeader(header, "", String.class);
        LocalDate on = exchange.getMessage().getHeader(DATE_HEADER, LocalDate.class);
        Map<String, String> row = (on == null ? table.row(code) : table.row(code, on))
                .orElseThrow(() -> new StepFailure(ErrorClass.CONFIGURATION, "", "table.no-row", name, code));
        exchange.getMessage()
                .setHeader(header, row.values().stream().skip(1).findFirst().orElse(code));
    }
}
