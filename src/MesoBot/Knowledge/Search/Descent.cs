using System.Numerics.Tensors;

namespace MesoBot.Knowledge.Search;

/// <summary>Gradient descent for the handful of weights of ranking and calibration. Deterministic: no chance, no threads.</summary>
internal static class Descent
{
    private const int Steps = 200;
    private const float Rate = 0.05f;
    private const float Ridge = 1e-4f;

    /// <param name="rows">All feature rows: their spread scales the steps, since a logarithm moves further than a cosine.</param>
    /// <param name="addGradient">Adds the gradient at the given weights to the second array.</param>
    public static float[] Minimise(int count, IEnumerable<float[]> rows, Action<float[], float[]> addGradient)
    {
        var scale = Spread(count, rows);
        var weights = new float[count];
        var gradient = new float[count];
        var mean = new float[count];
        var square = new float[count];
        for (var step = 1; step <= Steps; step++)
        {
            Array.Clear(gradient);
            addGradient(weights, gradient);
            for (var i = 0; i < count; i++)
            {
                // Adam (Kingma and Ba, 2015) in the scaled space.
                var g = gradient[i] / scale[i] + Ridge * weights[i] * scale[i];
                mean[i] = 0.9f * mean[i] + 0.1f * g;
                square[i] = 0.999f * square[i] + 0.001f * g * g;
                var m = mean[i] / (1 - MathF.Pow(0.9f, step));
                var v = square[i] / (1 - MathF.Pow(0.999f, step));
                weights[i] -= Rate * m / (MathF.Sqrt(v) + 1e-8f) / scale[i];
            }
        }
        return weights;
    }

    private static float[] Spread(int count, IEnumerable<float[]> rows)
    {
        var sums = new float[count];
        var squares = new float[count];
        var n = 0;
        foreach (var row in rows)
        {
            n++;
            TensorPrimitives.Add(sums, row, sums);
            TensorPrimitives.MultiplyAdd(row, row, squares, squares);
        }
        var spread = new float[count];
        for (var i = 0; i < count; i++)
        {
            var average = sums[i] / Math.Max(1, n);
            var variance = squares[i] / Math.Max(1, n) - average * average;
            spread[i] = variance > 1e-6f ? MathF.Sqrt(variance) : 1;
        }
        return spread;
    }
}
