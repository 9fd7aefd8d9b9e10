package chat.verbatim.node.erasure;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Encrypts and decrypts for virtual threads on threads that stay. Tink keeps its source of random numbers and its ciphers per thread, and so
 * would make them anew for each text (of a virtual thread there is one for each task): three quarters of what encrypting it costs.
 */
record SteadyAead(Aead key) implements Aead {
    /** As many as can encrypt at once; nothing in them waits. */
    private static final Executor THREADS = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofVirtual().name("cipher-", 0).factory());

    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
        return steadily(() -> key.encrypt(plaintext, associatedData));
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
        return steadily(() -> key.decrypt(ciphertext, associatedData));
    }

    private static byte[] steadily(Callable<byte[]> work) throws GeneralSecurityException {
        try {
            return Thread.currentThread().isVirtual() ? elsewhere(work) : work.call();
        } catch (GeneralSecurityException | RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] elsewhere(Callable<byte[]> work) throws Exception {
        CompletableFuture<byte[]> done = new CompletableFuture<>();
        THREADS.execute(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable failed) {
                // Whatever it is, somebody waits for it.
                done.completeExceptionally(failed);
            }
        });
        try {
            return done.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }
}
