package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * The two generations of the civil-status form: received until 30/06/2025 a Vietnamese address names its district
 * ({@code maHuyen}), from 01/07/2025 on there are no districts (domain facts §3.3, §8).
 */
final class FormGeneration {
    static final LocalDate WITHOUT_DISTRICTS = LocalDate.of(2025, 7, 1);

    private FormGeneration() {}

    /** The address fields that do not belong to the generation of the day of reception. */
    static List<String> faults(RegistrationRequest request) {
        LocalDateTime received;
        try {
            received = LocalDateTime.parse(request.receivedAt(), Wire.DATE_TIME);
        } catch (DateTimeParseException unreadable) {
            return List.of("ngayTiepNhan");
        }
        boolean districts = received.toLocalDate().isBefore(WITHOUT_DISTRICTS);
        List<String> faults = new ArrayList<>();
        request.form().fields().forEachRemaining(field -> {
            if (field.getValue().isObject() && wrong(field.getValue(), districts)) faults.add(field.getKey());
        });
        return faults;
    }

    private static boolean wrong(JsonNode address, boolean districts) {
        boolean named = !Wire.text(address, "maHuyen").isEmpty();
        return districts ? !named && !Wire.text(address, "maTinh").isEmpty() : named;
    }
}
