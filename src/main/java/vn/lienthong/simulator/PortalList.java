package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One code list of the portal, with made-up entries; it can change and suddenly shrink. */
public final class PortalList implements PortalService {
    private final String name;
    private final String stem;
    private final Map<String, String> entries = new LinkedHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private int shown = Integer.MAX_VALUE;

    /** @param stem what follows MA and TEN in the names of its fields */
    PortalList(String name, String stem, int count) {
        this.name = name;
        this.stem = stem;
        for (int i = 1; i <= count; i++) entries.put("%03d".formatted(i), "Mục " + i);
    }

    /** From now on it gives only so many of its entries. */
    public synchronized void shrinkTo(int entriesShown) {
        shown = entriesShown;
    }

    /** Adds an entry or changes its name. */
    public synchronized void put(String code, String text) {
        entries.put(code, text);
    }

    /** The entry is no longer given. */
    public synchronized void remove(String code) {
        entries.remove(code);
    }

    /** How often it was asked for. */
    public int calls() {
        return calls.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized PortalReply answer(JsonNode request) {
        calls.incrementAndGet();
        List<Map<String, String>> rows = new ArrayList<>();
        entries.forEach((code, text) -> {
            if (rows.size() < shown) rows.add(Map.of("MA" + stem, code, "TEN" + stem, text));
        });
        return PortalReply.done(rows);
    }
}
