using System.Runtime.InteropServices;
using MesoBot.Knowledge;
using MesoBot.Knowledge.Search;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.KnowledgeRoom;

public sealed class SearchModelFileTests : IDisposable
{
    private static readonly KnowledgeBase Knowledge = Some.SmallBase().Knowledge;
    private static readonly Lazy<SearchModel> Learned = new(() => SearchTrainer.Train(Knowledge));

    private readonly TempFolder _temp = new();

    private static readonly string[] Questions =
        [.. Knowledge.Articles.SelectMany(a => a.Phrasings.Select(p => p.Text)), "book me", "who won the match", "hurts?", "how meny sesions", "qwertz", ""];

    [Fact]
    public void LearningTwiceGivesTheSameWeightsToTheLastBit()
    {
        var again = SearchTrainer.Train(Knowledge, TestContext.Current.CancellationToken);

        Assert.Equal(Bits(Learned.Value.RankWeights), Bits(again.RankWeights));
        Assert.Equal(Bits(Learned.Value.AnswerWeights), Bits(again.AnswerWeights));
        foreach (var (one, other) in new[] { (Learned.Value.Routes, again.Routes), (Learned.Value.Topics, again.Topics), (Learned.Value.Kinds, again.Kinds) })
        {
            Assert.Equal(one.Classes, other.Classes);
            Assert.True(MemoryMarshal.AsBytes(one.Weights).SequenceEqual(MemoryMarshal.AsBytes(other.Weights)));
            Assert.True(MemoryMarshal.AsBytes(one.Bias).SequenceEqual(MemoryMarshal.AsBytes(other.Bias)));
        }
    }

    [Fact]
    public void NoWeightIsBroken()
    {
        Assert.All(Learned.Value.RankWeights, w => Assert.True(float.IsFinite(w)));
        Assert.All(Learned.Value.AnswerWeights, w => Assert.True(float.IsFinite(w)));
        Assert.True(Learned.Value.Routes.Weights.ToArray().All(float.IsFinite));
        Assert.True(Learned.Value.Topics.Weights.ToArray().All(float.IsFinite));
    }

    [Fact]
    public void SavingTwiceWritesTheSameBytes()
    {
        var (one, other) = (_temp.Sub("one"), _temp.Sub("other"));

        new SearchModelFile(one).Save(Learned.Value);
        new SearchModelFile(other).Save(Learned.Value);

        Assert.Equal(File.ReadAllBytes(ModelIn(one)), File.ReadAllBytes(ModelIn(other)));
    }

    [Fact]
    public void ASavedModelRanksAsTheLearnedOneDid()
    {
        var learned = new Retriever(Knowledge, Learned.Value);

        var loaded = new Retriever(Knowledge, SavedAndLoaded());

        Assert.All(Questions, question => Assert.Equal(Ranking(learned.Find(question, "en")), Ranking(loaded.Find(question, "en"))));
    }

    /// <summary>The first start and the next ones must not answer differently: a question on the edge would be answered once and refused once.</summary>
    [Fact]
    public void ASavedModelIsExactlyAsSureAsTheLearnedOneWas()
    {
        var learned = new Retriever(Knowledge, Learned.Value);

        var loaded = new Retriever(Knowledge, SavedAndLoaded());

        Assert.All(Questions, question => Assert.Equal(Sureness(learned.Find(question, "en")), Sureness(loaded.Find(question, "en"))));
    }

    [Fact]
    public void WithoutAFileThereIsNoModel() => Assert.Null(new SearchModelFile(_temp.Sub("nowhere")).Load(Knowledge));

    [Fact]
    public void AModelOfAnotherBaseIsNotUsed()
    {
        new SearchModelFile(_temp.Path).Save(Learned.Value);
        var edited = Some.SmallBase().Change(SmallBase.Pain, "It can sting", "It may sting").Knowledge;
        File.Copy(ModelIn(_temp.Path), Path.Combine(_temp.Path, $"search-{edited.Hash}.bin"));

        Assert.Null(new SearchModelFile(_temp.Path).Load(edited));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("one byte")]
    [InlineData("cut after the head")]
    [InlineData("cut in the middle")]
    [InlineData("cut at the end")]
    [InlineData("zeros")]
    [InlineData("all ones")]
    [InlineData("text")]
    [InlineData("another version")]
    [InlineData("a huge length")]
    [InlineData("a negative length")]
    [InlineData("a byte changed in the middle")]
    [InlineData("a byte changed near the end")]
    public void ADamagedFileIsNotUsed(string damage)
    {
        var file = new SearchModelFile(_temp.Path);
        file.Save(Learned.Value);
        File.WriteAllBytes(ModelIn(_temp.Path), Damaged(File.ReadAllBytes(ModelIn(_temp.Path)), damage));

        Assert.Null(file.Load(Knowledge));
    }

    [Fact]
    public void NothingUnfinishedIsLeftBehind()
    {
        new SearchModelFile(_temp.Path).Save(Learned.Value);

        Assert.Equal([$"search-{Knowledge.Hash}.bin"], Directory.GetFiles(_temp.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void TheModelBeforeThisOneIsKeptAndOlderOnesAreDeleted()
    {
        var file = new SearchModelFile(_temp.Path);
        foreach (var (hash, day) in new[] { ("aaaa", 1), ("bbbb", 2), ("cccc", 3) })
        {
            file.Save(Learned.Value with { Hash = hash });
            File.SetLastWriteTimeUtc(Path.Combine(_temp.Path, $"search-{hash}.bin"), new DateTime(2026, 1, day, 0, 0, 0, DateTimeKind.Utc));
        }

        file.Save(Learned.Value);

        Assert.Equal(["search-cccc.bin", $"search-{Knowledge.Hash}.bin"], Directory.GetFiles(_temp.Path).Select(Path.GetFileName).OrderByDescending(n => n == "search-cccc.bin"));
    }

    [Fact]
    public void AFolderThatCannotBeWrittenIsSaidAndNothingMore()
    {
        var file = _temp.Sub("file");
        File.WriteAllText(file, "");

        Assert.NotNull(new SearchModelFile(file).Save(Learned.Value));
    }

    public void Dispose() => _temp.Dispose();

    private SearchModel SavedAndLoaded()
    {
        var file = new SearchModelFile(_temp.Path);
        Assert.Null(file.Save(Learned.Value));
        return file.Load(Knowledge) ?? throw new InvalidOperationException("The saved model was not loaded.");
    }

    private static string Ranking(Retrieval found) => string.Join(' ', found.Articles.Select(a => a.Id).Append(found.Shares.Best.Name));

    private static float[] Sureness(Retrieval found) => [found.Answerable, found.Shares.Answer, .. found.Articles.Select(a => a.Score)];

    private static string ModelIn(string folder) => Directory.GetFiles(folder, "search-*.bin").Single();

    private static byte[] Damaged(byte[] bytes, string damage)
    {
        // Version, then the hash with its length in front, then the number of terms.
        var terms = sizeof(int) + 1 + Knowledge.Hash.Length;
        switch (damage)
        {
            case "empty": return [];
            case "one byte": return bytes[..1];
            case "cut after the head": return bytes[..terms];
            case "cut in the middle": return bytes[..(bytes.Length / 2)];
            case "cut at the end": return bytes[..^1];
            case "zeros": return new byte[bytes.Length];
            case "all ones": return [.. Enumerable.Repeat((byte)0xFF, bytes.Length)];
            case "text": return [.. "this is no model"u8];
            case "another version": bytes[0]++; return bytes;
            case "a huge length": bytes[terms + 3] = 0x7F; return bytes;
            case "a negative length": bytes[terms + 3] = 0xFF; return bytes;
            case "a byte changed in the middle": bytes[bytes.Length / 2] ^= 0x55; return bytes;
            case "a byte changed near the end": bytes[^6] ^= 0x55; return bytes;
            default: throw new ArgumentOutOfRangeException(nameof(damage), damage, "unknown");
        }
    }

    private static int[] Bits(float[] weights) => Array.ConvertAll(weights, BitConverter.SingleToInt32Bits);
}
