namespace MesoBot.Language;

/// <summary>
/// English stems by M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980: "injections", "injected" and
/// "injecting" all become "inject". Input is a folded word; the stem is not always a word.
/// </summary>
internal static class PorterStemmer
{
    public static string Stem(string word)
    {
        if (word.Length <= 3) return word;
        foreach (var c in word)
            if (c is < 'a' or > 'z') return word;
        Span<char> w = stackalloc char[word.Length + 1];
        word.CopyTo(w);
        var state = new Buffer(w, word.Length);
        state.Step1();
        state.Step2();
        state.Step3();
        state.Step4();
        state.Step5();
        return new string(state.Word);
    }

    private ref struct Buffer(Span<char> chars, int length)
    {
        private readonly Span<char> _c = chars;
        private int _n = length;

        public readonly ReadOnlySpan<char> Word => _c[.._n];

        public void Step1()
        {
            if (Ends("sses")) Cut(2);
            else if (Ends("ies")) Cut(2);
            else if (Ends("s") && !Ends("ss")) Cut(1);

            if (Ends("eed"))
            {
                if (Measure(_n - 3) > 0) Cut(1);
            }
            else if (Ends("ed") && HasVowel(_n - 2)) AfterCut(2);
            else if (Ends("ing") && HasVowel(_n - 3)) AfterCut(3);

            if (Ends("y") && HasVowel(_n - 1)) _c[_n - 1] = 'i';
        }

        public void Step2()
        {
            _ = Swap("ational", "ate") || Swap("tional", "tion") || Swap("enci", "ence") || Swap("anci", "ance") || Swap("izer", "ize")
                || Swap("isation", "ize") || Swap("ization", "ize") || Swap("bli", "ble") || Swap("alli", "al") || Swap("entli", "ent")
                || Swap("eli", "e") || Swap("ousli", "ous") || Swap("ation", "ate") || Swap("ator", "ate") || Swap("alism", "al")
                || Swap("iveness", "ive") || Swap("fulness", "ful") || Swap("ousness", "ous") || Swap("aliti", "al") || Swap("iviti", "ive")
                || Swap("biliti", "ble");
        }

        public void Step3()
        {
            _ = Swap("icate", "ic") || Swap("ative", "") || Swap("alize", "al") || Swap("iciti", "ic") || Swap("ical", "ic")
                || Swap("ful", "") || Swap("ness", "");
        }

        public void Step4()
        {
            ReadOnlySpan<string> suffixes =
                ["ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "al", "er", "ic", "ou"];
            foreach (var suffix in suffixes)
            {
                if (!Ends(suffix)) continue;
                if (Measure(_n - suffix.Length) > 1) Cut(suffix.Length);
                return;
            }
            if (Ends("ion") && _n > 3 && _c[_n - 4] is 's' or 't' && Measure(_n - 3) > 1) Cut(3);
        }

        public void Step5()
        {
            if (Ends("e"))
            {
                var m = Measure(_n - 1);
                if (m > 1 || m == 1 && !Cvc(_n - 1)) Cut(1);
            }
            if (Ends("ll") && Measure(_n - 1) > 1) Cut(1);
        }

        private void AfterCut(int suffix)
        {
            Cut(suffix);
            if (Ends("at") || Ends("bl") || Ends("iz")) Append('e');
            else if (_n > 1 && _c[_n - 1] == _c[_n - 2] && Consonant(_n - 1) && _c[_n - 1] is not ('l' or 's' or 'z')) Cut(1);
            else if (Measure(_n) == 1 && Cvc(_n)) Append('e');
        }

        private bool Swap(string suffix, string by)
        {
            if (!Ends(suffix)) return false;
            if (Measure(_n - suffix.Length) > 0)
            {
                Cut(suffix.Length);
                foreach (var c in by) Append(c);
            }
            return true;
        }

        private readonly bool Ends(string suffix) => _n > suffix.Length && Word.EndsWith(suffix);

        private void Cut(int count) => _n -= count;

        private void Append(char c) => _c[_n++] = c;

        private readonly bool Consonant(int i) => _c[i] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' => false,
            'y' => i == 0 || !Consonant(i - 1),
            _ => true,
        };

        private readonly bool HasVowel(int end)
        {
            for (var i = 0; i < end; i++)
                if (!Consonant(i)) return true;
            return false;
        }

        /// <summary>The number of vowel-consonant sequences before <paramref name="end"/>: the paper's m.</summary>
        private readonly int Measure(int end)
        {
            var m = 0;
            var i = 0;
            while (i < end && Consonant(i)) i++;
            while (i < end)
            {
                while (i < end && !Consonant(i)) i++;
                if (i >= end) break;
                m++;
                while (i < end && Consonant(i)) i++;
            }
            return m;
        }

        private readonly bool Cvc(int end) =>
            end >= 3 && Consonant(end - 1) && !Consonant(end - 2) && Consonant(end - 3) && _c[end - 1] is not ('w' or 'x' or 'y');
    }
}
