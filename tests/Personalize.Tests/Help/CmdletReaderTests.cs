using System.Linq;
using Personalize.Tools.HelpBuilder.Cmdlets;
using Xunit;

namespace Personalize.Tests.Help;

public class CmdletReaderTests
{
    private static ParameterFacts Parameter(string name) => HelpFixture.GetFruit.Parameters.Single(parameter => parameter.Name == name);

    [Fact]
    public void A_parameter_is_what_the_engine_binds()
    {
        var arn = Parameter("FruitArn");

        Assert.Equal(("System.String[]", "string[]"), (arn.TypeName, arn.ShortTypeName));
        Assert.Equal(["Arn"], arn.Aliases);
        Assert.Equal([new ParameterSetFacts("One", 0, true, true, true, false)], arn.Sets);
        Assert.False(arn.SupportsWildcards);
        Assert.True(Parameter("Name").SupportsWildcards);
    }

    [Fact]
    public void A_parameter_of_no_set_is_in_all_of_them() =>
        Assert.Equal([new ParameterSetFacts("(All)", null, false, false, false, false)], Parameter("Region").Sets);

    [Fact]
    public void Accepted_values_come_from_enumerations_and_sets()
    {
        Assert.Equal(["Sweet", "Sour"], Parameter("Flavour").AcceptedValues);
        Assert.Equal(["Small", "Large"], Parameter("Size").AcceptedValues);
        Assert.Empty(Parameter("Name").AcceptedValues);
    }

    [Fact]
    public void Default_values_come_from_initialisers()
    {
        Assert.Equal("Small", Parameter("Size").DefaultValue);
        Assert.Null(Parameter("Region").DefaultValue);
        Assert.Null(Parameter("TimeoutSec").DefaultValue);
    }

    [Fact]
    public void PowerShells_common_parameters_are_left_out_and_WhatIf_is_not() =>
        Assert.Equal(["Confirm", "FruitArn", "WhatIf"], HelpFixture.RemoveFruit.Parameters.Select(parameter => parameter.Name));

    [Fact]
    public void The_default_syntax_comes_first_and_positions_before_names()
    {
        var syntax = HelpFixture.GetFruit.Syntax;

        Assert.Equal([("List", true), ("One", false)], syntax.Select(item => (item.Name, item.IsDefault)));
        Assert.Equal(["[-FruitArn] <string[]>", "[-Region <string>]", "[-TimeoutSec <int>]"], syntax[1].Parameters.Select(item => item.ToString()));
    }

    [Fact]
    public void Inputs_and_outputs_are_types_of_the_pipeline()
    {
        Assert.Equal(["System.String[]"], HelpFixture.GetFruit.InputTypes);
        Assert.Equal([typeof(Flavour).FullName!], HelpFixture.GetFruit.OutputTypes);
        Assert.Empty(HelpFixture.RemoveFruit.InputTypes);
    }
}
