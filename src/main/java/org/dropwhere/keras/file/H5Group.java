package org.dropwhere.keras.file;

import io.jhdf.Constants;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.SymbolTableEntry;
import io.jhdf.Utils;
import io.jhdf.btree.BTreeV1;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.SymbolTableMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.failure.BadInput;
import org.dropwhere.text.Words;

/** A group of an HDF5 file: attributes, and by name other groups and arrays. Links to elsewhere are left alone. */
final class H5Group {
    private static final int LINK = 2;

    private final H5File file;
    private final List<String> path;
    private final ObjectHeader header;
    private final Map<String, Long> members;

    H5Group(H5File file, List<String> path, long address) {
        this.file = file;
        this.path = List.copyOf(path);
        header = file.guarded(pathText(), () -> file.header(address));
        members = file.guarded(pathText(), this::readMembers);
    }

    private Map<String, Long> readMembers() {
        return header.hasMessageOfType(SymbolTableMessage.class) ? listed() : linked();
    }

    /** The members of a group as all releases of HDF5 write it. */
    private Map<String, Long> listed() {
        SymbolTableMessage table = header.getMessageOfType(SymbolTableMessage.class);
        LocalHeap heap = new LocalHeap(file.storage(), table.getLocalHeapAddress());
        ByteBuffer names = heap.getDataBuffer();
        Map<String, Long> all = new LinkedHashMap<>();
        for (long node : BTreeV1.createGroupBTree(file.storage(), table.getBTreeAddress())
                .getChildAddresses()) {
            for (SymbolTableEntry entry : new GroupSymbolTableNode(file.storage(), node).getSymbolTableEntries()) {
                names.position(entry.getLinkNameOffset());
                String name = Utils.readUntilNull(names);
                file.storage().charge(name.length());
                if (entry.getCacheType() != LINK) {
                    all.put(name, entry.getObjectHeaderAddress());
                }
            }
        }
        return all;
    }

    /** The members of a small group as later releases can write it. */
    private Map<String, Long> linked() {
        if (header.hasMessageOfType(LinkInfoMessage.class)
                && header.getMessageOfType(LinkInfoMessage.class).getBTreeNameIndexAddress()
                        != Constants.UNDEFINED_ADDRESS) {
            throw new BadInput(
                    file.where() + ": the members of " + Words.quoted("/" + pathText()) + " are stored as only"
                            + " later releases of HDF5 do (libver='latest'), and Keras does not. Load the model in Keras, and"
                            + " save it again: model.save('my.keras').");
        }
        Map<String, Long> all = new LinkedHashMap<>();
        for (LinkMessage link : header.getMessagesOfType(LinkMessage.class)) {
            if (link.getLinkType() == LinkMessage.LinkType.HARD) {
                all.put(link.getLinkName(), link.getHardLinkAddress());
            }
        }
        return all;
    }

    /** The names of groups and arrays. */
    List<String> names() {
        return List.copyOf(members.keySet());
    }

    /**
     * A group in this one, or in one of its groups.
     *
     * @param names of a group at each level
     * @return nothing if there is none, or it is an array
     */
    Optional<H5Group> group(List<String> names) {
        H5Group group = this;
        for (String name : names) {
            Long address = group.members.get(name);
            if (address == null) {
                return Optional.empty();
            }
            H5Group inner = new H5Group(file, group.pathOf(name), address);
            if (inner.header.hasMessageOfType(DataSpaceMessage.class)) {
                return Optional.empty();
            }
            group = inner;
        }
        return Optional.of(group);
    }

    /**
     * An array of weights.
     *
     * @return nothing if there is no member of this name
     * @throws BadInput if it is damaged, not of float32, or not finite
     */
    Optional<SavedArray> array(String name) {
        return Optional.ofNullable(members.get(name)).map(address -> new H5Array(file, pathText(name), address).read());
    }

    /**
     * The texts that an attribute has, one or several.
     *
     * @return nothing if there is no such attribute
     * @throws BadInput if it is no text, or damaged
     */
    Optional<List<String>> texts(String attribute) {
        return file.guarded(pathText(attribute), () -> {
            List<AttributeMessage> found = header.getMessagesOfType(AttributeMessage.class).stream()
                    .filter(message -> message.getName().equals(attribute))
                    .toList();
            return found.isEmpty() ? Optional.empty() : Optional.of(new H5Texts(file).of(found.get(0)));
        });
    }

    /**
     * The text of an attribute.
     *
     * @return nothing if there is no such attribute
     * @throws BadInput if it is not a single text
     */
    Optional<String> text(String attribute) {
        return texts(attribute).map(texts -> {
            if (texts.size() != 1) {
                throw new BadInput(file.where() + ": the attribute " + Words.quoted(attribute) + " has " + texts.size()
                        + " texts instead of one. " + ForeignFile.SAVE_AGAIN);
            }
            return texts.get(0);
        });
    }

    /** The names on the way to this group. */
    String pathText() {
        return String.join("/", path);
    }

    /** The names on the way to one of its members. */
    String pathText(String name) {
        return String.join("/", pathOf(name));
    }

    private List<String> pathOf(String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
