package chat.verbatim.query.proof;

import chat.verbatim.eventstore.CheckpointSigner;
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
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The private key as PEM, from a setting or a file. */
final class KeyFile {
    private static final String LABEL = "PRIVATE KEY";
    private static final String BEGIN = "-----BEGIN " + LABEL + "-----";
    private static final String END = "-----END " + LABEL + "-----";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private KeyFile() {}

    /**
     * The signer that the settings ask for, with a new key where its file is missing.
     *
     * @return null when they ask for none
     * @throws IllegalArgumentException in words for whoever started the program; never with anything of a key in it
     */
    static @Nullable CheckpointSigner signer(ProofSettings settings) {
        String key = settings.key();
        Path file = settings.keyPath();
        if (key != null) {
            return signer(settings.origin(), key, "verbatim.proof.key");
        }
        if (file == null) {
            return null;
        }
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return signer(settings.origin(), Files.readString(file), file.toString());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "verbatim.proof.key-path: " + file + " cannot be read or made ("
                            + unreadable.getClass().getSimpleName() + ")",
                    unreadable);
        }
    }

    private static CheckpointSigner signer(String origin, String pem, String source) {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        try {
            if (begin >= 0 && end > begin) {
                return CheckpointSigner.of(
                        origin, Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end)));
            }
        } catch (IllegalArgumentException wrong) {
            // Said below, with where it comes from.
        }
        throw new IllegalArgumentException(
                source + " is no Ed25519 private key in PEM; \"openssl genpkey -algorithm ed25519\" makes one");
    }

    /** Whole or not at all: a process that is killed here leaves no half of a key behind. */
    private static void create(Path file) throws IOException {
        String pem = BEGIN + '\n' + Base64.getEncoder().encodeToString(CheckpointSigner.newKey()) + '\n' + END + '\n';
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path written = Files.createTempFile(folder, ".key", "", ownerOnly());
        try {
            Files.write(written, pem.getBytes(StandardCharsets.US_ASCII));
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
