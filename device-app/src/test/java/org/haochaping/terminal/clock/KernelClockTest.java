package org.haochaping.terminal.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class KernelClockTest {
  @Test
  void maxError_ofABootWithoutATimeServer_isNotSynchronised() {
    for (int longSize : new int[] {Integer.BYTES, Long.BYTES}) {
      assertThat(KernelClock.isSynchronised(timex(longSize, 16_000_000), longSize)).isFalse();
      assertThat(KernelClock.isSynchronised(timex(longSize, 15_999_999), longSize)).isTrue();
    }
  }

  @Test
  void thisMachinesKernel_isAskedAndSaysWhatPythonReadsToo() throws Exception {
    assertThat(new KernelClock().isSynchronised()).isEqualTo(read());
  }

  @Test
  void evidence_otherWord_isRefused() {
    assertThat(ClockEvidence.of("none").isFoundOut()).isFalse();
    assertThat(ClockEvidence.of("kernel").isFoundOut()).isTrue();
    assertThatThrownBy(() -> ClockEvidence.of("ntp")).hasMessage("must be kernel or none");
  }

  /** The same by another program, which reads the structure by its C declaration. */
  private static boolean read() throws IOException, InterruptedException {
    String program =
        "import ctypes\n"
            + "class T(ctypes.Structure): _fields_=[('modes',ctypes.c_uint),"
            + "('offset',ctypes.c_long),('freq',ctypes.c_long),('maxerror',ctypes.c_long),"
            + "('rest',ctypes.c_byte*400)]\n"
            + "t=T()\n"
            + "ctypes.CDLL(None).adjtimex(ctypes.byref(t))\n"
            + "print(t.maxerror < 16000000)";
    Process python = new ProcessBuilder("python3", "-c", program).start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(python.waitFor()).isZero();
    return said.strip().equals("True");
  }

  private static byte[] timex(int longSize, int maxError) {
    ByteBuffer bytes = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());
    bytes.putInt(0, 0).putInt(longSize, 1).putInt(2 * longSize, 2).putInt(3 * longSize, maxError);
    return bytes.array();
  }
}
