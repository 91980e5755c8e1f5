package vn.lienthong.province;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.config.CsvTable;

/** What the ministries published of the 63 provinces: records of their months, which nobody edits. */
public final class PublishedStates {
    private static final String JULY_2024 = "/tables/connection-state-2024-07.csv";
    private static final String APRIL_2022 = "/tables/connection-state-2022-04.csv";

    private final Map<String, ConnectionState> connections = new LinkedHashMap<>();
    private final Map<String, OnlineOffer> offers = new LinkedHashMap<>();

    private PublishedStates() {
        for (Map<String, String> row : CsvTable.shipped(JULY_2024))
            connections.put(
                    row.get("province"),
                    new ConnectionState(
                            row.get("province"),
                            row.get("dvclt"),
                            row.get("civil_registry"),
                            row.get("date"),
                            row.get("source")));
        for (Map<String, String> row : CsvTable.shipped(APRIL_2022))
            offers.put(
                    row.get("province"),
                    new OnlineOffer(
                            row.get("province"),
                            yes(row, "linked"),
                            yes(row, "portal"),
                            yes(row, "birth"),
                            yes(row, "marriage"),
                            yes(row, "death"),
                            row.get("exception"),
                            row.get("date"),
                            row.get("source")));
    }

    /** Those in this program. */
    public static PublishedStates shipped() {
        return new PublishedStates();
    }

    private static boolean yes(Map<String, String> row, String column) {
        return row.get(column).equals("yes");
    }

    /** July 2024, by the province's name of that time. */
    public Optional<ConnectionState> connection(String province) {
        return Optional.ofNullable(connections.get(province));
    }

    /** April 2022, by the province's name of that time. */
    public Optional<OnlineOffer> offer(String province) {
        return Optional.ofNullable(offers.get(province));
    }
}
