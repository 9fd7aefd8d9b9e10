package chat.verbatim.standalone.journey;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.RefusalCode;
import chat.verbatim.spec.Contract;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RefusalCodeTest {
    @Test
    void theContractListsEveryRefusalAndNoOther() {
        assertThat(Arrays.stream(RefusalCode.values())
                        .map(RefusalCode::wireName)
                        .collect(toSet()))
                .isEqualTo(Contract.load().errorCodes());
    }
}
