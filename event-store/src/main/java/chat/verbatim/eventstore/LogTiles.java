package chat.verbatim.eventstore;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of the log's Merkle tree, kept in tiles of 256 hashes. Only full tiles are stored, each once and for ever, under level and
 * index: they follow from the log, so whoever writes one writes the same. What is not in a full tile yet is taken from the tiles
 * below it, or from the log.
 */
final class LogTiles {

    private static final int HEIGHT = 8;
    private static final int WIDTH = 1 << HEIGHT;
    private static final int PROBES = 32;
    private static final String ID = "_id";
    private static final String HASHES = "h";
    private static final String ROOT = "r";

    private final LogCollection log;
    private final MongoCollection<BsonDocument> tiles;
    /** How many tiles of each level are known to be stored. */
    private final Map<Integer, Long> stored = new HashMap<>();

    LogTiles(LogCollection log, MongoCollection<BsonDocument> tiles) {
        this.log = log;
        this.tiles = tiles;
    }

    /** Stores the full tiles of a tree of {@code size} leaves that are not there yet. */
    synchronized void grow(long size) {
        long full = size >> HEIGHT;
        for (int level = 0; full > 0; level++, full >>= HEIGHT) {
            int ofLevel = level;
            long known = stored.getOrDefault(level, 0L);
            // Tile i is number i + 1 in the search, which begins at a number that exists or 0.
            long have = known >= full
                    ? known
                    : DenseSearch.lastExisting(known, PROBES, numbers -> existing(ofLevel, numbers));
            for (long index = have; index < full; index++) {
                store(level, index, below(level, index, WIDTH));
            }
            stored.put(level, Math.max(have, full));
        }
    }

    private void store(int level, long index, List<byte[]> hashes) {
        byte[] joined = new byte[WIDTH * MerkleHash.BYTES];
        for (int i = 0; i < WIDTH; i++) {
            System.arraycopy(hashes.get(i), 0, joined, i * MerkleHash.BYTES, MerkleHash.BYTES);
        }
        try {
            tiles.insertOne(new BsonDocument(ID, new BsonString(key(level, index)))
                    .append(HASHES, new BsonBinary(joined))
                    .append(ROOT, new BsonBinary(fold(hashes))));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // Another process was faster with the same tile.
        }
    }

    private Set<Long> existing(int level, List<Long> numbers) {
        Set<Long> found = new HashSet<>();
        List<String> keys =
                numbers.stream().map(number -> key(level, number - 1)).toList();
        for (BsonDocument tile : tiles.find(in(ID, keys)).projection(include(ID))) {
            String key = tile.getString(ID).getValue();
            found.add(Long.parseLong(key.substring(key.indexOf('/') + 1)) + 1);
        }
        return found;
    }

    /** The first {@code count} hashes of a tile, from what the tile is made of. */
    private List<byte[]> below(int level, long index, int count) {
        long first = index * WIDTH;
        if (level == 0) {
            return log.readHashes(first + 1, count).stream()
                    .map(MerkleHash::leaf)
                    .toList();
        }
        Map<String, byte[]> roots = new HashMap<>();
        List<String> keys = LongStream.range(first, first + count)
                .mapToObj(child -> key(level - 1, child))
                .toList();
        for (BsonDocument tile : tiles.find(in(ID, keys)).projection(include(ID, ROOT))) {
            roots.put(tile.getString(ID).getValue(), tile.getBinary(ROOT).getData());
        }
        List<byte[]> hashes = new ArrayList<>();
        for (String key : keys) {
            byte[] root = roots.get(key);
            if (root == null) {
                break;
            }
            hashes.add(root);
        }
        return hashes;
    }

    /** A view for one root or proof, which reads each tile once. Its sizes must have been grown to. */
    MerkleNodes view() {
        Map<String, List<byte[]>> read = new HashMap<>();
        return (level, index) -> {
            int span = 1 << (level % HEIGHT);
            long first = index * span;
            int start = (int) (first % WIDTH);
            List<byte[]> hashes = read.computeIfAbsent(
                    key(level / HEIGHT, first / WIDTH), key -> read(key, level / HEIGHT, first / WIDTH));
            if (hashes.size() < start + span) {
                throw new IllegalStateException("The tree has no node " + index + " at level " + level + " yet");
            }
            return fold(hashes.subList(start, start + span));
        };
    }

    private List<byte[]> read(String key, int level, long index) {
        @Nullable BsonDocument tile = tiles.find(in(ID, List.of(key))).first();
        return tile == null
                ? below(level, index, WIDTH)
                : cut(tile.getBinary(HASHES).getData());
    }

    private static List<byte[]> cut(byte[] joined) {
        List<byte[]> hashes = new ArrayList<>(WIDTH);
        for (int at = 0; at < joined.length; at += MerkleHash.BYTES) {
            hashes.add(Arrays.copyOfRange(joined, at, at + MerkleHash.BYTES));
        }
        return hashes;
    }

    /** The node above a power of two of nodes. */
    private static byte[] fold(List<byte[]> hashes) {
        List<byte[]> row = hashes;
        while (row.size() > 1) {
            List<byte[]> above = new ArrayList<>(row.size() / 2);
            for (int i = 0; i < row.size(); i += 2) {
                above.add(MerkleHash.inner(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.getFirst();
    }

    private static String key(int level, long index) {
        return level + "/" + index;
    }
}
