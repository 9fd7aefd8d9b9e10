package chat.verbatim.node.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SteadyAeadTest {
    private static final byte[] PLAIN = PersonalKeys.bytes("a text");
    private static final byte[] PURPOSE = PersonalKeys.bytes("ada e1");

    private final Aead key;
    private final Aead steady;

    SteadyAeadTest() throws GeneralSecurityException {
        AeadConfig.register();
        key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        steady = new SteadyAead(key);
    }

    private static <T> List<Future<T>> onVirtualThreads(int tasks, Callable<T> task) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(
                    IntStream.range(0, tasks).mapToObj(i -> task).toList());
        }
    }

    @Test
    void whatManyVirtualThreadsEncryptAtOnceOpensAnywhere() throws Exception {
        List<byte[]> boxes = onVirtualThreads(200, () -> steady.encrypt(PLAIN, PURPOSE)).stream()
                .map(Future::resultNow)
                .toList();
        assertThat(boxes.stream().map(HexFormat.of()::formatHex).distinct()).hasSize(200);
        for (byte[] box : boxes) {
            assertThat(key.decrypt(box, PURPOSE)).isEqualTo(PLAIN);
        }
        assertThat(onVirtualThreads(1, () -> steady.decrypt(boxes.getFirst(), PURPOSE))
                        .getFirst()
                        .resultNow())
                .isEqualTo(PLAIN);
    }

    @Test
    void aBoxForAnotherPurposeIsRefusedOnAVirtualThreadAsOnAnyOther() throws Exception {
        byte[] box = steady.encrypt(PLAIN, PURPOSE);
        assertThatThrownBy(() -> steady.decrypt(box, PersonalKeys.bytes("ada e2")))
                .isInstanceOf(GeneralSecurityException.class);
        Future<byte[]> refused =
                onVirtualThreads(1, () -> steady.decrypt(box, PLAIN)).getFirst();
        assertThatThrownBy(refused::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(GeneralSecurityException.class);
    }
}
