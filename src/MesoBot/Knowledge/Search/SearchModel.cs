namespace MesoBot.Knowledge.Search;

/// <summary>
/// What the search has learned from one base: the index, the speller's words, and the weights. One value, saved under the base's
/// hash, so that a start reads it instead of learning.
/// </summary>
/// <param name="Routes">P(answer or route | message).</param>
/// <param name="Topics">P(topic | question).</param>
/// <param name="Kinds">P(question kind | question).</param>
/// <param name="RankWeights">Weights of <see cref="RankFeatures"/>.</param>
/// <param name="AnswerWeights">Weights of <see cref="AnswerFeatures"/>, the bias last: P(the first article answers it).</param>
internal sealed record SearchModel(
    string Hash, ArticleIndex Index, Speller Speller, LinearModel Routes, LinearModel Topics, LinearModel Kinds, float[] RankWeights, float[] AnswerWeights);
