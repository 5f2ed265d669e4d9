using System.Numerics.Tensors;

namespace MesoBot.Knowledge.Search;

/// <summary>A text as numbers: hashed features and their weights, of unit length.</summary>
internal readonly record struct FeatureVector(int[] Ids, float[] Values);

/// <summary>An example to learn from, and the class that is right.</summary>
/// <param name="Weight">How much it counts: classes with many examples count less each.</param>
internal readonly record struct Example(FeatureVector Features, int Class, float Weight = 1);

/// <summary>
/// Multinomial logistic regression over hashed features: P(class | words). Small, fast, deterministic (fixed order, one
/// thread), and calibrated enough for its probabilities to be compared.
/// </summary>
internal sealed class LinearModel(string[] classes, float[]? weights = null, float[]? bias = null)
{
    public const int Buckets = 1 << 16;

    private const float Rate = 1f;

    private readonly float[] _weights = weights ?? new float[Buckets * classes.Length];
    private readonly float[] _bias = bias ?? new float[classes.Length];

    public string[] Classes { get; } = classes;

    public ReadOnlySpan<float> Weights => _weights;

    public ReadOnlySpan<float> Bias => _bias;

    public float[] Predict(FeatureVector features)
    {
        var scores = new float[Classes.Length];
        Score(features, scores);
        TensorPrimitives.SoftMax<float>(scores, scores);
        return scores;
    }

    /// <summary>
    /// The same model in half precision, as it is saved: the weights are sums of many small steps, three digits are plenty. The start
    /// that learned must answer exactly as the ones that read.
    /// </summary>
    public LinearModel Rounded()
    {
        var halves = new Half[_weights.Length];
        TensorPrimitives.ConvertToHalf(_weights, halves);
        var rounded = new float[_weights.Length];
        TensorPrimitives.ConvertToSingle(halves, rounded);
        return new LinearModel(Classes, rounded, _bias);
    }

    /// <param name="ridge">Pull towards zero: more forgets the rare words, less remembers the examples.</param>
    public static LinearModel Train(string[] classes, IReadOnlyList<Example> examples, int epochs, float ridge, CancellationToken cancellationToken = default)
    {
        var model = new LinearModel(classes);
        var n = classes.Length;
        var squares = new float[Buckets * n];
        var biasSquares = new float[n];
        var scores = new float[n];
        var gradient = new float[n];
        var step = new float[n];
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(17);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(order);
            foreach (var i in order)
            {
                var (features, right, weight) = examples[i];
                model.Score(features, scores);
                TensorPrimitives.SoftMax<float>(scores, scores);
                scores[right] -= 1;
                TensorPrimitives.Multiply(scores, weight, scores);
                for (var f = 0; f < features.Ids.Length; f++)
                {
                    var weights = model._weights.AsSpan(features.Ids[f] * n, n);
                    TensorPrimitives.Multiply(scores, features.Values[f], gradient);
                    TensorPrimitives.MultiplyAdd(weights, ridge, gradient, gradient);
                    Update(weights, squares.AsSpan(features.Ids[f] * n, n), gradient, step, Rate);
                }
                Update(model._bias, biasSquares, scores, step, Rate * 0.03f);
            }
        }
        return model;
    }

    // AdaGrad (Duchi and others, 2011): rare words keep a large step, common ones settle.
    private static void Update(Span<float> weights, Span<float> squares, float[] gradient, float[] step, float rate)
    {
        TensorPrimitives.MultiplyAdd(gradient, gradient, squares, squares);
        TensorPrimitives.Add(squares, 1e-6f, step);
        TensorPrimitives.ReciprocalSqrt(step, step);
        TensorPrimitives.Multiply(step, gradient, step);
        TensorPrimitives.MultiplyAdd(step, -rate, weights, weights);
    }

    private void Score(FeatureVector features, float[] scores)
    {
        var n = Classes.Length;
        _bias.CopyTo(scores.AsSpan());
        for (var f = 0; f < features.Ids.Length; f++)
            TensorPrimitives.MultiplyAdd(_weights.AsSpan(features.Ids[f] * n, n), features.Values[f], scores, scores);
    }
}
