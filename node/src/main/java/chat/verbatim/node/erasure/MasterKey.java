package chat.verbatim.node.erasure;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The key that wraps all others, from a setting or a file: AES-256-GCM. */
final class MasterKey {
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private MasterKey() {}

    static boolean isPlausible(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length == BYTES;
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    /**
     * The key that the settings ask for, a new one where its file is missing.
     *
     * @return null when they ask for none
     * @throws IllegalArgumentException in words for whoever started the program; never with anything of a key in it
     */
    static @Nullable Aead of(PersonalKeySettings settings) {
        String key = settings.master();
        Path file = settings.masterPath();
        if (key != null) {
            return aead(key);
        }
        if (file == null) {
            return null;
        }
        String read = read(file);
        if (!isPlausible(read)) {
            throw new IllegalArgumentException(
                    file + " is no master key: 32 bytes in Base64. Put the right one back; a new one opens nothing");
        }
        return aead(read);
    }

    private static String read(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "verbatim.personal-keys.master-path: " + file + " cannot be read or made ("
                            + unreadable.getClass().getSimpleName() + ")",
                    unreadable);
        }
    }

    @AccessesPartialKey // the key's bytes come from outside
    static Aead aead(String base64) {
        try {
            AeadConfig.register();
            AesGcmParameters parameters = AesGcmParameters.builder()
                    .setKeySizeBytes(BYTES)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
            AesGcmKey key = AesGcmKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(
                            SecretBytes.copyFrom(Base64.getDecoder().decode(base64), InsecureSecretKeyAccess.get()))
                    .build();
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("AES-256-GCM is missing in this Java", unusable);
        }
    }

    static String random() {
        return Base64.getEncoder()
                .encodeToString(SecretBytes.randomBytes(BYTES).toByteArray(InsecureSecretKeyAccess.get()));
    }

    /** Whole or not at all: a process that is killed here leaves no half of a key behind. */
    private static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path written = Files.createTempFile(folder, ".key", "", ownerOnly());
        try {
            Files.write(written, (random() + '\n').getBytes(StandardCharsets.US_ASCII));
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException another) {
            return; // another process was faster, and its key counts
        } catch (UnsupportedOperationException noLinks) {
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }
}
