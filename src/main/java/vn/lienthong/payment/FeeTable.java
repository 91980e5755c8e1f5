package vn.lienthong.payment;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;
import vn.lienthong.steps.TableFile;

/**
 * What a copy costs, from {@code tables/fees.csv}, by procedure and day. A procedure that is not in it costs nothing: a
 * registration itself is free (Law on Civil Status 2014, article 11). Read again whenever the file changes.
 */
public final class FeeTable {
    private static final String NAME = "fees";

    private final TableFile table;

    /**
     * @param kind LoaiPhiLePhi: 1 phí, 2 lệ phí
     * @param price đồng per copy, greater than zero
     */
    public record Fee(String kind, String code, String name, long price) {}

    public FeeTable(RouteFiles files) {
        this.table = new TableFile(files, "tables/" + NAME + ".csv");
    }

    /**
     * @param procedure with or without a local suffix
     * @throws StepFailure (configuration, {@code payment.bad-fee}) when the price is no whole number of đồng
     */
    public Optional<Fee> of(String procedure, LocalDate day) {
        return table.row(withoutSuffix(procedure), day).map(FeeTable::fee);
    }

    private static Fee fee(Map<String, String> row) {
        String price = row.getOrDefault("price", "");
        if (!price.matches("[1-9]\\d{0,8}"))
            throw new StepFailure(
                    ErrorClass.CONFIGURATION, "payment", "payment.bad-fee", row.getOrDefault("procedure", ""));
        return new Fee(row.get("fee_kind"), row.get("fee_code"), row.get("fee_name"), Long.parseLong(price));
    }

    private static String withoutSuffix(String procedure) {
        String[] parts = procedure.split("\\.");
        return parts.length < 2 ? procedure : parts[0] + "." + parts[1];
    }
}
