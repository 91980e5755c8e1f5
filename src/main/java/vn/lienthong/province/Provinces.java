package vn.lienthong.province;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import vn.lienthong.config.CsvTable;
import vn.lienthong.config.RouteFiles;

/**
 * The provinces and their codes through time, from {@code tables/provinces.csv} and {@code tables/agencies.csv}: the 63
 * until 30/06/2025 and the 34 since. Administrative and agency codes stand in tables of their own, each with its dates;
 * neither is ever worked out from the other.
 */
public final class Provinces {
    private final List<Province> all = new ArrayList<>();
    private final List<Agency> agencies = new ArrayList<>();

    /** @throws IllegalArgumentException for a table that cannot be read */
    public Provinces(RouteFiles files) {
        for (Map<String, String> row : rows(files, "tables/provinces.csv"))
            all.add(new Province(row.get("code"), row.get("name"), Period.of(row), row.get("merged_into")));
        for (Map<String, String> row : rows(files, "tables/agencies.csv"))
            agencies.add(new Agency(row.get("agency"), row.get("province"), Period.of(row), row.get("evidence")));
    }

    private static List<Map<String, String>> rows(RouteFiles files, String name) {
        return CsvTable.read(files.find(name).orElseThrow(() -> new IllegalArgumentException("no routes/" + name)));
    }

    /** In force on that day, by code. */
    public List<Province> on(LocalDate day) {
        return all.stream()
                .filter(province -> province.period().covers(day))
                .sorted(Comparator.comparing(Province::code))
                .toList();
    }

    /**
     * By name, administrative code or agency code: the province in force on that day, else the latest of before, else
     * the first of after. A name is
     * the same with and without its marks, in any case: {@code Cần Thơ}, {@code can-tho}.
     */
    public Optional<Province> find(String text, LocalDate day) {
        Predicate<Province> meant = meant(text.strip(), day);
        return on(day).stream()
                .filter(meant)
                .findFirst()
                .or(() -> all.stream()
                        .filter(province -> province.period().to() != null
                                && province.period().to().isBefore(day))
                        .filter(province ->
                                meant(text.strip(), province.period().to()).test(province))
                        .max(Comparator.comparing(province -> province.period().to())))
                .or(() -> all.stream()
                        .filter(province -> province.period().from() != null
                                && province.period().from().isAfter(day))
                        .filter(province ->
                                meant(text.strip(), province.period().from()).test(province))
                        .min(Comparator.comparing(province -> province.period().from())));
    }

    private Predicate<Province> meant(String text, LocalDate day) {
        if (text.matches("\\d{2}")) return province -> province.code().equals(text);
        if (text.matches("(?i)h\\d{2}"))
            return province -> agency(province.name(), day)
                    .filter(agency -> agency.code().equalsIgnoreCase(text))
                    .isPresent();
        String name = plain(text);
        return province -> plain(province.name()).equals(name);
    }

    /** Small letters and digits without marks. */
    static String plain(String name) {
        return Normalizer.normalize(name.toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD)
                .replaceAll("[^a-z0-9]", "");
    }

    /** The agency code of a province by its name on that day. */
    public Optional<Agency> agency(String province, LocalDate day) {
        return agencies.stream()
                .filter(agency ->
                        agency.province().equals(province) && agency.period().covers(day))
                .findFirst();
    }

    /** The provinces that became this one, itself among them where it kept its name; empty before 01/07/2025. */
    public List<Province> members(Province province) {
        LocalDate from = province.period().from();
        if (from == null) return List.of();
        return all.stream()
                .filter(old -> old.mergedInto().equals(province.code())
                        && from.minusDays(1).equals(old.period().to()))
                .toList();
    }

    /** What it became, or became part of; empty for one that is in force. */
    public Optional<Province> successor(Province province) {
        LocalDate to = province.period().to();
        if (to == null) return Optional.empty();
        return on(to.plusDays(1)).stream()
                .filter(now -> now.code().equals(province.mergedInto()))
                .findFirst();
    }

    /** Other provinces this code has meant, or means: 52 was Bình Định and is Gia Lai. */
    public List<Province> otherMeanings(Province province) {
        return all.stream()
                .filter(other -> other.code().equals(province.code())
                        && !other.name().equals(province.name())
                        && changed(other, province))
                .toList();
    }

    /** A new name for the same province is no other meaning: Thừa Thiên Huế is Huế. */
    private boolean changed(Province one, Province other) {
        Province old = one.period().from() == null ? one : other;
        Province now = old == one ? other : one;
        boolean alone = members(now).size() == 1;
        return !(alone && old.mergedInto().equals(now.code()));
    }
}
