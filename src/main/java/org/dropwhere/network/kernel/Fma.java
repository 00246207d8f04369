package org.dropwhere.network.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.StandardMBean;
import javax.management.openmbean.CompositeData;

/**
 * Multiplies and adds with a single rounding where that is an instruction. Where it is none, {@link Math#fma} computes
 * with {@link java.math.BigDecimal}, a thousand times slower; there it is a product and a sum, whose bits are others.
 */
public final class Fma {
    /** The JIT takes it for a constant. */
    private static final boolean IS_INSTRUCTION = usesInstruction();

    private Fma() {}

    /** Whether this JVM has the instruction, so that numbers are those of other machines that have it. */
    public static boolean isInstruction() {
        return IS_INSTRUCTION;
    }

    /** {@code a b + c}. */
    static float multiplyAdd(float a, float b, float c) {
        return IS_INSTRUCTION ? Math.fma(a, b, c) : a * b + c;
    }

    /** HotSpot turns its option off where the processor has no such instruction; other JVMs do not say. */
    private static boolean usesInstruction() {
        return ManagementFactory.getPlatformManagementInterfaces().stream()
                .filter(type -> type.getName().equals("com.sun.management.HotSpotDiagnosticMXBean"))
                .anyMatch(Fma::isOn);
    }

    /** Asks the bean itself: the server of all beans takes several times as long to start. */
    private static <T extends PlatformManagedObject> boolean isOn(Class<T> type) {
        try {
            Object option = new StandardMBean(ManagementFactory.getPlatformMXBean(type), type, true)
                    .invoke("getVMOption", new Object[] {"UseFMA"}, new String[] {String.class.getName()});
            return option instanceof CompositeData data && "true".equals(data.get("value"));
        } catch (JMException | JMRuntimeException e) {
            // No such option: twice rounded is always quick, and as exact as promised.
            return false;
        }
    }
}
