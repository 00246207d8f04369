"""Times training steps of Keras and of Dropwhere in turn on one core, and prints how many times as fast Dropwhere is.

Needs Keras 3 with JAX, TensorFlow, or both; every backend that is installed is run, and the faster counts. Run it with
the Python that has them, from anywhere:

    python3 src/benchmark/python/peers.py [UNITS ...]

With numbers of units only the rows of these units are run. Each measurement is a process of its own, pinned to the same
core as all others. Dropwhere's is org.dropwhere.benchmark.Row, which Maven's profile benchmark builds; with DROPWHERE_JAVA
another java than the one on the path is taken. OpenBLAS chooses its kernels itself, whatever the environment says.

Keras' model is Embedding, LSTM(dropout=0.5, recurrent_dropout=0.5), Dense with a sigmoid, trained by RMSprop on one
batch of 32 sequences of random tokens. Two ways to train are timed, and the faster counts: fit, on a data set that hands
out the same arrays of the device again and again, and a compiled step of one's own, as Keras' guides write it.
"""

import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

# Units, embedding, vocabulary, length, and the target of Keras' time to ours. The sizes are those of SizeRow.java.
ROWS = [
    (8, 8, 32, 60, 10),
    (16, 16, 32, 60, 8),
    (32, 32, 32, 60, 4),
    (64, 64, 64, 498, 4),
    (100, 64, 64, 498, 4),
    (128, 128, 1000, 200, 3.5),
    (256, 128, 20000, 200, 2),
    (512, 128, 20000, 100, 2),
]
BATCH = 32
BACKENDS = {"jax": "jax", "tensorflow": "tensorflow"}

WARM_UP_SECONDS = 3
ROUNDS = 7
SECONDS_OF_ROUND = 0.7

# Of the time that a measurement takes, how much the core must have worked for it. The rest is waiting for files.
LEAST_SHARE = 0.9

# Read when libraries are loaded. XLA would start threads of its own, which one core can only slow down.
ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "2",
    "CUDA_VISIBLE_DEVICES": "",
    "JAX_PLATFORMS": "cpu",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false",
}


def median_ms(run_steps):
    """Milliseconds of a step. run_steps(n) runs n steps and returns when their results are there."""
    run_steps(1)
    start = time.perf_counter()
    steps = 0
    while time.perf_counter() - start < WARM_UP_SECONDS:
        run_steps(1)
        steps += 1
    a_round = max(1, round(steps * SECONDS_OF_ROUND / WARM_UP_SECONDS))
    run_steps(a_round)
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run_steps(a_round)
        times.append((time.perf_counter() - start) * 1000 / a_round)
    return statistics.median(times)


def keras_model(units, embedding, vocabulary, length):
    import keras

    model = keras.Sequential(
        [
            keras.Input((length,), dtype="int32"),
            keras.layers.Embedding(vocabulary, embedding),
            keras.layers.LSTM(units, dropout=0.5, recurrent_dropout=0.5),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="rmsprop", loss="binary_crossentropy", jit_compile=True)
    return model


def batch(vocabulary, length):
    import numpy

    tokens = numpy.random.default_rng(1).integers(0, vocabulary, (BATCH, length), dtype="int32")
    labels = (numpy.arange(BATCH) % 2).astype("float32")[:, None]
    return tokens, labels


def jax_fit(model, tokens, labels):
    import jax

    x, y = jax.device_put(tokens), jax.device_put(labels)

    def run_steps(count):
        model.fit(((x, y) for _ in range(count)), steps_per_epoch=count, epochs=1, verbose=0)

    return run_steps


def jax_step(model, tokens, labels):
    """https://keras.io/guides/writing_a_custom_training_loop_in_jax/"""
    import jax
    import keras

    x, y = jax.device_put(tokens), jax.device_put(labels)
    model.optimizer.build(model.trainable_variables)

    def loss_of(trainable, rest):
        predicted, rest = model.stateless_call(trainable, rest, x, training=True)
        return keras.ops.mean(keras.losses.binary_crossentropy(y, predicted)), rest

    gradient_of = jax.value_and_grad(loss_of, has_aux=True)

    def step(state):
        trainable, rest, slots = state
        (loss, rest), gradients = gradient_of(trainable, rest)
        trainable, slots = model.optimizer.stateless_apply(slots, gradients, trainable)
        return loss, (trainable, rest, slots)

    compiled = jax.jit(step, donate_argnums=0)
    # Copies, because a step takes over the arrays that it is given, and the model still owns its own.
    state = jax.tree_util.tree_map(
        jax.numpy.copy,
        tuple(
            [variable.value for variable in variables]
            for variables in (model.trainable_variables, model.non_trainable_variables, model.optimizer.variables)
        ),
    )

    def run_steps(count):
        nonlocal state
        loss = None
        for _ in range(count):
            loss, state = compiled(state)
        jax.block_until_ready((loss, state))

    return run_steps


def tensorflow_fit(model, tokens, labels):
    import tensorflow

    data = tensorflow.data.Dataset.from_tensors((tokens, labels)).cache().repeat()

    def run_steps(count):
        model.fit(data, steps_per_epoch=count, epochs=1, verbose=0)

    return run_steps


def tensorflow_step(model, tokens, labels):
    """https://keras.io/guides/writing_a_custom_training_loop_in_tensorflow/"""
    import keras
    import tensorflow

    x, y = tensorflow.constant(tokens), tensorflow.constant(labels)
    model.optimizer.build(model.trainable_variables)

    @tensorflow.function(jit_compile=True)
    def step():
        with tensorflow.GradientTape() as tape:
            loss = keras.ops.mean(keras.losses.binary_crossentropy(y, model(x, training=True)))
        gradients = tape.gradient(loss, model.trainable_weights)
        model.optimizer.apply(gradients, model.trainable_weights)
        return loss

    def run_steps(count):
        loss = None
        for _ in range(count):
            loss = step()
        loss.numpy()

    return run_steps


WAYS = {
    "jax": {"fit": jax_fit, "own step": jax_step},
    "tensorflow": {"fit": tensorflow_fit, "own step": tensorflow_step},
}


def measure(backend, sizes):
    """In a process of its own: prints the milliseconds of each way, or why it failed, as one line of JSON."""
    os.environ["KERAS_BACKEND"] = backend
    import keras

    assert keras.backend.backend() == backend
    units, embedding, vocabulary, length = sizes
    found = {"keras": keras.__version__}
    for way, prepare in WAYS[backend].items():
        try:
            model = keras_model(units, embedding, vocabulary, length)
            found[way] = median_ms(prepare(model, *batch(vocabulary, length)))
        except Exception as problem:  # The other way may do; what failed is printed.
            found[way] = f"{type(problem).__name__}: {problem}"
    print(json.dumps(found))


def environment():
    chosen = {"OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"}
    return {name: value for name, value in os.environ.items() if name not in chosen} | ONE_THREAD


def processor_seconds():
    """Of all child processes that have ended."""
    used = os.times()
    return used.children_user + used.children_system


def output_of(command):
    """The last line that a measurement prints, and the share of the time in which it had the core."""
    start, used = time.perf_counter(), processor_seconds()
    done = subprocess.run(command, capture_output=True, text=True, env=environment())
    if done.returncode != 0:
        sys.exit(f"{' '.join(command[:1] + command[-5:])} failed:\n{done.stdout}{done.stderr}")
    share = (processor_seconds() - used) / (time.perf_counter() - start)
    return done.stdout.strip().splitlines()[-1], share


def java_command():
    """Builds Dropwhere's own row. What starts it."""
    maven = shutil.which("mvn") or str(ROOT / "mvnw")
    subprocess.run([maven, "-q", "-Dunchecked", "-Pbenchmark", "test-compile"], cwd=ROOT, check=True)
    target = ROOT / "target"
    libraries = (target / "benchmark.classpath").read_text(encoding="utf-8").strip()
    classpath = os.pathsep.join([str(target / "test-classes"), str(target / "classes"), libraries])
    java = os.environ.get("DROPWHERE_JAVA", "java")
    options = ["-XX:+UseSerialGC", "-Xms1g", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages"]
    return [java, *options, "-cp", classpath, "org.dropwhere.benchmark.Row"]


def pin():
    """To the last of the cores, from which the system's own work is more often away."""
    if not hasattr(os, "sched_setaffinity"):
        print("This system does not let a process choose its core: the figures are not those of one core.")
        return
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    print(f"All measurements run on core {core}.")


def main():
    wanted = {int(units) for units in sys.argv[1:]}
    backends = [name for name, module in BACKENDS.items() if importlib.util.find_spec(module)]
    if not backends or not importlib.util.find_spec("keras"):
        sys.exit("This Python lacks Keras 3, or JAX and TensorFlow: install keras and at least one of the two.")
    absent = [name for name in BACKENDS if name not in backends]
    ours = java_command()
    pin()
    print(f"Backends: {', '.join(backends)}; not installed: {', '.join(absent) or 'none'}.\n", flush=True)
    print(f"{'units, embedding, vocabulary, length':37} {'ours, ms':>9} {'Keras, ms':>10} {'ratio':>6} {'target':>6}")
    missed = 0
    version = ""
    for *sizes, target in ROWS:
        if wanted and sizes[0] not in wanted:
            continue
        arguments = [str(size) for size in sizes]
        output, least_share = output_of(ours + arguments)
        own = float(output)
        times = {}
        for backend in backends:
            output, share = output_of([sys.executable, __file__, "--measure", backend, *arguments])
            least_share = min(least_share, share)
            found = json.loads(output)
            version = found.pop("keras")
            for way, result in found.items():
                if isinstance(result, str):
                    print(f"{backend}, {way}: {result}", file=sys.stderr)
                else:
                    times[f"{backend}, {way}"] = result
        name = ", ".join(arguments)
        if not times:
            print(f"{name:37} {own:9.3f} {'-':>10}")
            continue
        fastest = min(times, key=times.get)
        ratio = times[fastest] / own
        verdict = "met" if ratio >= target else "missed"
        missed += verdict == "missed"
        others = "; ".join(f"{way} {ms:.2f}" for way, ms in times.items())
        print(f"{name:37} {own:9.3f} {times[fastest]:10.2f} {ratio:6.2f} {target:6} {verdict:6}  {others}", flush=True)
        if least_share < LEAST_SHARE:
            print(f"{'':37} Other programs took the core: only {least_share:.0%} of it was left. Do not use this row.")
    print(f"\nKeras {version}, batches of {BATCH}, one core; {missed or 'no'} target{'s' * (missed != 1)} missed.")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], [int(size) for size in sys.argv[3:]])
    else:
        main()
