using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;
using Personalize.Infrastructure;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>How what the cmdlets emit looks, with all that it has and with nothing in it.</summary>
public sealed class ViewDefinitionTests(PowerShellSession session) : IClassFixture<PowerShellSession>
{
    private static readonly XElement[] Views =
        [.. XDocument.Load(Path.Combine(StagedModule.RepositoryRoot, "src", "Personalize", "Personalize.Format.ps1xml")).Descendants("View")];

    /// <summary>What the cmdlets say they emit; what has an ARN; and what the runtime answers with.</summary>
    public static TheoryData<string> EmittedTypes =>
    [
        .. typeof(ServiceObject).Assembly.GetTypes()
            .SelectMany(static type => type.GetCustomAttributes<OutputTypeAttribute>())
            .SelectMany(static output => output.Type)
            .Select(static output => output.Type)
            .Concat(Resources)
            .Concat([typeof(PredictedItem), typeof(PredictedAction), typeof(Tag)])
            .Where(static type => type is not null && (type.IsSubclassOf(typeof(ServiceObject)) || type == typeof(ResourceTag)))
            .Select(static type => type.Name)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> ResourceTypes => [.. Resources.Select(static type => type.Name)];

    public static TheoryData<string> RunningTypes =>
    [
        .. Resources.Select(static type => type.Name)
            .Where(static type => type.Contains("Job", StringComparison.Ordinal) || type.Contains("SolutionVersion", StringComparison.Ordinal)),
    ];

    private static IEnumerable<Type> Resources =>
        typeof(ServiceObject).Assembly.GetTypes().Where(static type => type.IsClass && typeof(IResource).IsAssignableFrom(type));

    [Theory]
    [MemberData(nameof(EmittedTypes))]
    public void A_table_fits_eighty_columns_with_room_for_names(string type)
    {
        var widths = View(type, "TableControl").Descendants("TableColumnHeader")
            .Select(static header => (int?)header.Element("Width") ?? 10).ToList();

        Assert.InRange(widths.Sum() + widths.Count - 1, 1, 80);
    }

    [Theory]
    [MemberData(nameof(EmittedTypes))]
    public void A_list_shows_every_member(string type)
    {
        var shown = View(type, "ListControl").Descendants("ListItem")
            .Select(static item => (string?)item.Element("PropertyName") ?? (string)item.Element("Label")!);

        Assert.Empty(TypeNamed(type).GetProperties().Select(static property => property.Name).Except(shown));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void A_table_shows_every_column(int width)
    {
        foreach (var type in EmittedTypes.Select(static row => row.Data))
        {
            var lines = Show(Filled(TypeNamed(type)), "Format-Table", width);

            var labels = View(type, "TableControl").Descendants("Label").Select(static label => label.Value);
            Assert.Equal(labels, lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
        }
    }

    [Theory]
    [MemberData(nameof(EmittedTypes))]
    public void What_has_everything_is_listed_with_everything(string type)
    {
        var value = Filled(TypeNamed(type));

        var labels = Labels(Show(value, "Format-List", 120));

        Assert.Empty(TypeNamed(type).GetProperties().Select(static property => property.Name).Except(labels));
    }

    [Theory]
    [MemberData(nameof(EmittedTypes))]
    public void What_has_nothing_is_listed_without_what_may_be_absent(string type)
    {
        var empty = Activator.CreateInstance(TypeNamed(type))!;

        Assert.NotEmpty(Show(empty, "Format-Table", 80));
        var optional = View(type, "ListControl").Descendants("ListItem").Where(static item => item.Element("ItemSelectionCondition") is not null)
            .Select(static item => (string?)item.Element("PropertyName") ?? (string)item.Element("Label")!);
        Assert.Empty(Labels(Show(empty, "Format-List", 80)).Intersect(optional));
    }

    [Theory]
    [MemberData(nameof(EmittedTypes))]
    public void False_and_zero_are_not_absent(string type)
    {
        var value = Filled(TypeNamed(type));
        var numbers = TypeNamed(type).GetProperties()
            .Where(static property => Nullable.GetUnderlyingType(property.PropertyType) is { } plain && plain != typeof(DateTime)).ToList();
        foreach (var property in numbers)
        {
            property.SetValue(value, Activator.CreateInstance(Nullable.GetUnderlyingType(property.PropertyType)!));
        }

        // A campaign has at least one transaction a second.
        var shown = Labels(Show(value, "Format-List", 80)).Append(nameof(Campaign.MinProvisionedTPS));
        Assert.Empty(numbers.Select(static property => property.Name).Except(shown));
    }

    [Theory]
    [MemberData(nameof(ResourceTypes))]
    public void A_resource_has_a_name_and_an_ARN(string type)
    {
        var value = Filled(TypeNamed(type));

        var found = session.Run("$input | ForEach-Object { $_.Name; $_.Arn }", [value]).ThrowOnError().Of<string>();

        Assert.Equal([((IResource)value).Name, ((IResource)value).Arn], found);
        Assert.NotNull(((IResource)value).Name);
    }

    [Theory]
    [MemberData(nameof(RunningTypes))]
    public void What_runs_has_a_duration(string type)
    {
        var found = session.Run("$input | ForEach-Object { $_.Duration }", [Filled(TypeNamed(type))]).ThrowOnError();

        Assert.Equal([TimeSpan.FromMinutes(90)], found.Of<TimeSpan>());
    }

    private static XElement View(string type, string control) =>
        Assert.Single(
            Views,
            view => view.Element(control) is not null && view.Descendants("TypeName").Any(name => name.Value == "Personalize." + type));

    private static Type TypeNamed(string name) => typeof(ServiceObject).Assembly.GetType("Personalize." + name)!;

    private static IEnumerable<string> Labels(IEnumerable<string> lines) =>
        lines.Where(static line => line.Contains(" :", StringComparison.Ordinal)).Select(static line => line.Split(' ')[0]);

    private List<string> Show(object value, string format, int width) =>
        [.. session.Run($"$input | {format} | Out-String -Width {width}", [value]).ThrowOnError().Of<string>().Single()
            .Split('\n').Select(static line => line.TrimEnd()).Where(static line => line.Length > 0)];

    private static object Filled(Type type)
    {
        var value = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties())
        {
            property.SetValue(value, Sample(property.PropertyType, property.Name));
        }

        return value;
    }

    private static object Sample(Type type, string name)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string))
        {
            return name == "SolutionVersionArn" ? "arn:aws:personalize:us-east-1:111122223333:solution/shop/0a1b2c3d"
                : name.EndsWith("Arn", StringComparison.Ordinal) ? "arn:aws:personalize:us-east-1:111122223333:dataset/shop/ITEMS"
                : name;
        }

        if (plain == typeof(DateTime))
        {
            return new DateTime(2024, 1, 2, name == "CreationDateTime" ? 3 : 4, name == "CreationDateTime" ? 0 : 30, 0, DateTimeKind.Local);
        }

        if (plain.IsArray)
        {
            var items = Array.CreateInstance(plain.GetElementType()!, 1);
            items.SetValue(Sample(plain.GetElementType()!, name), 0);
            return items;
        }

        if (plain.IsGenericType)
        {
            var map = (IDictionary)Activator.CreateInstance(plain)!;
            map["key"] = Sample(plain.GenericTypeArguments[1], name);
            return map;
        }

        return plain.IsSubclassOf(typeof(ServiceObject)) ? Filled(plain) : Convert.ChangeType(1, plain, CultureInfo.InvariantCulture);
    }
}
