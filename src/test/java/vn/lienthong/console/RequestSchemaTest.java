package vn.lienthong.console;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestSchemaTest {
    static Stream<Endpoint> endpoints() {
        return ApiDescription.shipped().endpoints().stream();
    }

    /** The engine finds it out with the first request only. */
    @ParameterizedTest
    @MethodSource("endpoints")
    void every_request_that_is_described_can_be_checked(Endpoint endpoint) {
        assertDoesNotThrow(endpoint.query()::compiled);
        endpoint.body().ifPresent(RequestSchema::compiled);
    }
}
